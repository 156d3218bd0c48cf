/** What is needed from outside. */
package com.acme.orders.application.driven;
