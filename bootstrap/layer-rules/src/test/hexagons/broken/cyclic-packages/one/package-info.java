/** One half of the cycle. */
package com.acme.orders.adapters.web.one;
