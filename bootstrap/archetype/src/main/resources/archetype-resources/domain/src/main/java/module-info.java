/** Values, and the rules about them. This module needs nothing but {@code java.base}. */
module ${package}.domain {
    exports ${package}.domain;
}
