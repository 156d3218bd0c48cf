/**
 * Generates the man page and the shell completion when the distribution is built. This package is not shipped. Start with
 * {@link id.sesi.bootstrap.docs.CliDocsGenerator}.
 */
package id.sesi.bootstrap.docs;
