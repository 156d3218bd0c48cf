/** The driving ports: what callers can ask the application to do. */
package ${package}.application.driving;
