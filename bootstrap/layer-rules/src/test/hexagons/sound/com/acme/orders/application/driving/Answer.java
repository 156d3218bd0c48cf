package com.acme.orders.application.driving;

import com.acme.orders.domain.OrderId;

public sealed interface Answer {
    record Placed(OrderId[] ids) implements Answer {}

    enum Refused implements Answer {
        EMPTY {
            @Override
            String why() {
                return "nothing ordered";
            }
        };

        abstract String why();
    }
}
