package com.acme.orders.bootstrap;

import com.acme.orders.adapters.store.MemoryStore;
import com.acme.orders.adapters.web.OrderPage;
import com.acme.orders.application.UseCases;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(new OrderPage(UseCases.placeOrder(new MemoryStore())).submit("book&pen"));
    }
}
