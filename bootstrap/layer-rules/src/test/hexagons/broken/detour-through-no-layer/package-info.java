/** Not a layer. */
package com.acme.orders.util;
