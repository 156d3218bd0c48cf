package com.acme.orders.bootstrap;

import com.acme.orders.adapters.store.CountingStore;
import com.acme.orders.adapters.store.MemoryStore;
import com.acme.orders.adapters.web.OrderPage;
import com.acme.orders.application.UseCases;
import java.util.concurrent.atomic.AtomicInteger;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        CountingStore store = new CountingStore(new MemoryStore(), new AtomicInteger());
        System.out.println(new OrderPage(UseCases.placeOrder(store)).submit("book&pen") + store.orders());
    }
}
