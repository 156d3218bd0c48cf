/** The ports that the use cases call. */
package com.acme.orders.application.driven;
