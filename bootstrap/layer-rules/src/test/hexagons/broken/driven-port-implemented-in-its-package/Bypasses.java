package com.acme.orders.adapters.web;

import com.acme.orders.application.driven.Desk;
import com.acme.orders.application.driven.Queue;
import com.acme.orders.application.driven.Rates;
import com.acme.orders.application.driven.Weather;
import com.acme.orders.domain.Order;

/** Bad: an adapter that calls driven ports. */
final class Bypasses {
    int all(Desk desk, Order order, Rates rates, Queue queue, Weather weather) {
        desk.put(order);
        return rates.rate() + queue.next() + weather.degrees();
    }
}
