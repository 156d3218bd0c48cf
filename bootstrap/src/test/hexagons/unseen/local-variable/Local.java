package com.acme.orders.domain;

/** Bad, but unseen: the type of a variable that is only null. */
public final class Local {
    String name() {
        org.slf4j.Logger log = null;
        return "" + log;
    }
}
