/** Shows web pages. */
package com.acme.orders.adapters.web;
