/** Creates and connects the objects. */
package com.acme.orders.bootstrap;
