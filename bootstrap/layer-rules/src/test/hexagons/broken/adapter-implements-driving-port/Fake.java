package com.acme.orders.adapters.web;

import com.acme.orders.application.driving.PlaceOrder;
import com.acme.orders.domain.OrderId;
import java.util.List;

/** Bad: an adapter implements a port that it should call. */
final class Fake implements PlaceOrder {
    @Override
    public OrderId place(List<String> items) {
        return new OrderId("1");
    }
}
