/** One half. */
package com.acme.orders.adapters.web.one;
