package com.acme.orders.adapters.web;

import com.acme.orders.application.driving.PlaceOrder;
import java.util.List;

public record OrderPage(PlaceOrder placeOrder) {
    public String submit(String form) {
        return "<p>" + placeOrder.place(List.of(form.split("&"))) + "</p>";
    }
}
