package id.sesi.adapters.http.gateway;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Rejects a response with an invalid {@code Content-Length}, or with several different ones (RFC 9112, section 6.3). OkHttp 5.5.1
 * would ignore an invalid value, and use the last of several values.
 */
final class ContentLengthCheck {

    private static final Pattern VALID = Pattern.compile("[0-9]{1,18}");

    private ContentLengthCheck() {}

    /**
     * A network interceptor. It does not close the response, because OkHttp closes the connection after an exception.
     *
     * @throws InvalidHttpException if the header is invalid; the message completes the sentence "the response …"
     */
    static Response check(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        List<String> values = response.headers("Content-Length");
        if (!values.stream().allMatch(value -> VALID.matcher(value).matches())) {
            throw new InvalidHttpException("has an invalid Content-Length");
        }
        if (values.stream().distinct().count() > 1) {
            throw new InvalidHttpException("has contradictory values of Content-Length");
        }
        return response;
    }
}
