package com.acme.orders.bootstrap;

/** Bad: bootstrap implements a driven port. */
enum Quick implements com.acme.orders.application.driven.OrderStore {
    STORE {
        @Override
        public void keep(com.acme.orders.domain.Order order) {}
    }
}
