/** Orders and their values. */
package com.acme.orders.domain;
