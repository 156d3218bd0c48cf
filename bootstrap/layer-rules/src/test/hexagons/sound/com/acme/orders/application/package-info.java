/** The use cases. */
package com.acme.orders.application;
