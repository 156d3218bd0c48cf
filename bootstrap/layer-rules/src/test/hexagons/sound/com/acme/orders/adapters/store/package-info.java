/** Stores orders in memory. */
package com.acme.orders.adapters.store;
