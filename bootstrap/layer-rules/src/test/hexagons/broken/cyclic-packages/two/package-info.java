/** The other half of the cycle. */
package com.acme.orders.adapters.web.two;
