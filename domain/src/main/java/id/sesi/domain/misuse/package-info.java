/**
 * What other people's code makes of a key. Start with {@link id.sesi.domain.misuse.SigningMethod}. Exported to the application
 * alone, which looks for mistakes: nobody else can sign what is no canonical string.
 */
package id.sesi.domain.misuse;
