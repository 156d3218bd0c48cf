package com.acme.orders.application;

/** Bad: a use case uses a library. */
record Logs(org.slf4j.Logger log) {}
