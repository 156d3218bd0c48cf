/** The driving ports: what callers can ask the application to do. Start with {@link ${package}.application.driving.ConvertMoney}. */
package ${package}.application.driving;
