/** A package in no layer. */
package com.acme.orders.util;
