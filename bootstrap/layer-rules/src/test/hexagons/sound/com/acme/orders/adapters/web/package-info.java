/** Speaks to people. */
package com.acme.orders.adapters.web;
