package com.acme.orders.adapters.store;

import com.acme.billing.application.driving.PriceOf;

/** Another hexagon is used on its port. */
record BillingPrices(PriceOf prices) {}
