package com.acme.orders.application.driven;

import com.acme.orders.domain.Order;

public interface OrderStore {
    void keep(Order order);
}
