package com.acme.orders.bootstrap;

/** Bad: an adapter that is nobody's. */
enum Quick implements com.acme.orders.application.driven.OrderStore {
    STORE {
        @Override
        public void keep(com.acme.orders.domain.Order order) {}
    }
}
