package com.acme.orders.application;

import com.acme.orders.application.driven.Desk;
import com.acme.orders.application.driven.Queue;
import com.acme.orders.application.driven.Rates;
import com.acme.orders.application.driven.Weather;
import com.acme.orders.domain.Order;

final class UsesPorts {
    int all(Desk desk, Order order, Rates rates, Queue queue, Weather weather) {
        desk.put(order);
        return rates.rate() + queue.next() + weather.degrees();
    }
}
