/**
 * The possible results of an attempt to create a session. Driving and driven ports use these types. Start with
 * {@link id.sesi.application.result.AttemptResult}.
 *
 * <pre>{@code
 * outcome.attempts().stream()
 *         .map(Attempt::result)
 *         .forEach(result -> logger.info("{}, {}", result.name(), result.delivery()));
 * }</pre>
 */
package id.sesi.application.result;
