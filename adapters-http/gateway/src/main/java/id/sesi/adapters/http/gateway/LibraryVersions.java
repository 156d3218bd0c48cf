package id.sesi.adapters.http.gateway;

import java.security.CodeSource;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okio.Okio;

/**
 * Names the archives of OkHttp and Okio that Java has loaded, for messages about wrong versions. Other libraries and BOMs often
 * bring older versions, and Maven sees no conflict between {@code okhttp} and {@code okhttp-jvm}.
 */
final class LibraryVersions {

    private static final Pattern ARCHIVE = Pattern.compile("[^/!]+\\.jar");

    private LibraryVersions() {}

    /** {@return what is probably wrong, and what to do, after a class or method of a library was missing} */
    static String problem(LinkageError e) {
        if (e instanceof ExceptionInInitializerError) {
            return "a library cannot be used with the options of this Java process ("
                    + e.getClass().getName() + ", caused by " + causeOf(e)
                    + "); check its TLS options, such as jdk.tls.namedGroups";
        }
        return "a library has the wrong version (" + e.getClass().getName()
                + "), probably OkHttp or Okio: Java loaded " + archiveOf(OkHttpClient.class) + " and "
                + archiveOf(Okio.class)
                + "; import sesi-bom before other BOMs, and exclude com.squareup.okhttp3:okhttp";
    }

    private static String causeOf(Throwable e) {
        return Optional.ofNullable(e.getCause())
                .map(cause -> cause.getClass().getName())
                .orElse("an unknown error");
    }

    private static String archiveOf(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .flatMap(location -> ARCHIVE.matcher(location.getPath())
                        .results()
                        .map(MatchResult::group)
                        .reduce((outer, inner) -> inner))
                .orElse("an unknown archive");
    }
}
