/**
 * Reads a request from JSON as a person or a script wrote it. Start with
 * {@link id.sesi.adapters.cli.request.RequestReader}: strict, and it reports everything that is wrong at once.
 */
package id.sesi.adapters.cli.request;
