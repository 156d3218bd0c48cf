package com.acme.orders.application;

/** Bad: a use case does what an adapter is for. */
record Logs(org.slf4j.Logger log) {}
