/** Values, and the rules about them. */
package ${package}.domain;
