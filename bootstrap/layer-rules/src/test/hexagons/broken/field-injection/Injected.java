package com.acme.orders.bootstrap;

/** Bad: half there until a container comes. */
final class Injected {
    @jakarta.inject.Inject
    com.acme.orders.adapters.web.OrderPage page;
}
