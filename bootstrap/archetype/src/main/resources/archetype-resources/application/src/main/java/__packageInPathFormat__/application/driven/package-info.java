/** The driven ports: what the application needs from outside. */
package ${package}.application.driven;
