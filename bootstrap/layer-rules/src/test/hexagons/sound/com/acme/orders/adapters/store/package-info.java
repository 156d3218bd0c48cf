/** Keeps orders. */
package com.acme.orders.adapters.store;
