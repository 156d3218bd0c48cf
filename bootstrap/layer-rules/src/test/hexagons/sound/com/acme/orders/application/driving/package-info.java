/** What can be asked for. */
package com.acme.orders.application.driving;
