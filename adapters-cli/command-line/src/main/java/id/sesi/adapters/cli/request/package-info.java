/**
 * Reads requests from JSON. Start with {@link id.sesi.adapters.cli.request.RequestReader}, which is strict and reports all
 * problems at once.
 */
package id.sesi.adapters.cli.request;
