package com.acme.orders.application.driving;

/** Bad: a port with a test control. */
public interface Reset {
    void forgetAll();
}
