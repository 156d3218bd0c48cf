/** The root package of a hexagon may be documented, although it belongs to no layer. */
package com.acme.orders;
