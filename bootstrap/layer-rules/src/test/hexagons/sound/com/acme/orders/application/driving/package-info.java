/** The ports that adapters call to start a use case. */
package com.acme.orders.application.driving;
