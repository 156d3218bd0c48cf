package com.acme.orders.bootstrap;

/** Bad: the object is incomplete until a container sets the field. */
final class Injected {
    @jakarta.inject.Inject
    com.acme.orders.adapters.web.OrderPage page;
}
