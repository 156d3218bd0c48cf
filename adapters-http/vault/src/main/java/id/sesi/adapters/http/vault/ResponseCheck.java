package id.sesi.adapters.http.vault;

import java.io.IOException;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Rejects or corrects the heads of responses that OkHttp 5.5.1 does not handle safely. */
final class ResponseCheck {

    private static final String RETRY_AFTER = "Retry-After";
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private ResponseCheck() {}

    /** A network interceptor. It does not close the response, because OkHttp closes the connection after an exception. */
    static Response check(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (!hasValidLength(response.headers("Content-Length"))) {
            throw new InvalidHttpException("has an invalid Content-Length");
        }
        if (response.code() == PROXY_AUTHENTICATION_REQUIRED) { // OkHttp would send the proxy's credentials to Vault.
            throw new InvalidHttpException("has status 407, which only a proxy may send");
        }
        return withoutUnusableRetryAfter(response);
    }

    /** OkHttp ignores an invalid value, and uses the last of several values. */
    private static boolean hasValidLength(List<String> lengths) {
        return lengths.stream().allMatch(length -> length.matches("[0-9]{1,18}"))
                && lengths.stream().distinct().count() < 2;
    }

    /**
     * OkHttp fails if the number of seconds does not fit into an {@code int}. If the number is 0, OkHttp resends the request on its
     * own.
     */
    private static Response withoutUnusableRetryAfter(Response response) {
        return response.header(RETRY_AFTER, "").matches("[1-9][0-9]{0,5}")
                ? response
                : response.newBuilder().removeHeader(RETRY_AFTER).build();
    }

    /** {@return the seconds of Retry-After in a checked response; 0 if the header is absent} */
    static long retryAfterSeconds(Response response) {
        return Long.parseLong(response.header(RETRY_AFTER, "0"));
    }
}
