package com.acme.orders.adapters.store;

final class TableRates implements com.acme.orders.application.driven.Rates {
    @Override
    public int rate() {
        return 1;
    }
}
