package com.acme.orders.adapters.web;

/** Bad: an adapter uses bootstrap. */
public final class KnowsBootstrap {
    void restart() {
        com.acme.orders.bootstrap.Main.main(new String[0]);
    }
}
