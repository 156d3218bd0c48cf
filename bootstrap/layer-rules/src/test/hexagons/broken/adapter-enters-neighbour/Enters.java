package com.acme.orders.adapters.store;

import com.acme.billing.domain.Price;

record Enters(Price price) {}
