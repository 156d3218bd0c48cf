/** What an order is. */
package com.acme.orders.domain;
