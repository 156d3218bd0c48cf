package com.acme.ordersplus;

/** Not part of the hexagon, although the name of its package starts in the same way. */
public interface Thing {}
