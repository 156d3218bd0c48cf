package com.acme.ordersplus;

/** Not of the hexagon, though its name begins alike. */
public interface Thing {}
