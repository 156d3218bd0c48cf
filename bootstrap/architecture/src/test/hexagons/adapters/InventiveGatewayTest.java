package com.acme.keys;

import id.sesi.domain.Session;

// breaks: returns_the_session_unchanged
class InventiveGatewayTest extends MemoryGatewayTest {

    @Override
    Session session() {
        return Session.of("token", "https://app.psikologiehub.com/widget?token=token", "psikologihub", 1_800_000_001);
    }
}
