package com.acme.orders.application;

import com.acme.orders.application.driven.OrderStore;
import com.acme.orders.application.driving.PlaceOrder;

public final class UseCases {
    private UseCases() {}

    public static PlaceOrder placeOrder(OrderStore store) {
        return new OrderPlacement(store);
    }
}
