/** Wires everything. */
package com.acme.orders.bootstrap;
