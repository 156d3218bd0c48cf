/** Amounts and exchange rates. This module needs nothing but {@code java.base}. */
module ${package}.domain {
    exports ${package}.domain;
}
