package com.acme.orders.adapters.web;

/** Bad: a driving adapter calls a driven port through this subtype. */
public interface WebStore extends com.acme.orders.application.driven.OrderStore {}
