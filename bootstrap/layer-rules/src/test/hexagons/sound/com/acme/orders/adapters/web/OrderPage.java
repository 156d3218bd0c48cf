package com.acme.orders.adapters.web;

import com.acme.orders.application.driven.OrderStore;
import com.acme.orders.application.driving.PlaceOrder;
import com.acme.orders.domain.Order;
import java.util.List;

public record OrderPage(PlaceOrder placeOrder) {
    String anchor(Order order) {
        return "#" + OrderStore.keyOf(order);
    }

    public String submit(String form) {
        return "<p>" + placeOrder.place(List.of(form.split("&"))) + "</p>";
    }
}
