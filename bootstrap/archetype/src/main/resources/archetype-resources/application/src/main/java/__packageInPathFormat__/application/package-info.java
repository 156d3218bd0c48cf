/** The use cases. Start with {@link ${package}.application.UseCases}, which creates them: nothing else is public. */
package ${package}.application;
