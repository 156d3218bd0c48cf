/**
 * Writes the man page and the shell completion when the distribution is built. Nothing here is shipped. Start with
 * {@link id.sesi.bootstrap.docs.CliDocsGenerator}.
 */
package id.sesi.bootstrap.docs;
