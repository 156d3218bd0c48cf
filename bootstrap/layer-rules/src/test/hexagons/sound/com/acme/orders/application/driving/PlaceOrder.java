package com.acme.orders.application.driving;

import com.acme.orders.domain.OrderId;
import java.util.List;

public interface PlaceOrder {
    OrderId place(List<String> items);
}
