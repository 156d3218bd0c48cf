/** The other half. */
package com.acme.orders.adapters.web.two;
