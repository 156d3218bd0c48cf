package com.acme.keys;

import id.sesi.domain.Session;

// breaks: hands_over_the_session_as_it_came
class InventiveGatewayTest extends MemoryGatewayTest {

    @Override
    Session session() {
        return Session.of("token", "https://app.psikologiehub.com/widget?token=token", "psikologihub", 1_800_000_001);
    }
}
