/** How an order is placed. */
package com.acme.orders.application;
