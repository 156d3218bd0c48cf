package com.acme.orders.application.driving;

/** Bad: a port with a lever for tests. */
public interface Reset {
    void forgetAll();
}
