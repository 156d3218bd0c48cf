package com.acme.orders.adapters.web;

/** Bad: a driving adapter drives a driven port under a name of its own. */
public interface WebStore extends com.acme.orders.application.driven.OrderStore {}
