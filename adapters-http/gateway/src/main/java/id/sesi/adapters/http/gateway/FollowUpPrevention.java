package id.sesi.adapters.http.gateway;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides two kinds of responses from OkHttp's follow-up logic ({@code RetryAndFollowUpInterceptor} of OkHttp 5.5.1), which cannot
 * process such responses. A {@code Retry-After} that exceeds the range of an {@code int} causes a
 * {@code NumberFormatException}. A status 407 from the origin server causes a {@code ProtocolException} that looks like a lost
 * connection.
 */
final class FollowUpPrevention implements Interceptor {

    /** The header that contains the value of {@code Retry-After} for {@link RetryAfter}, under a name that OkHttp ignores. */
    static final String RENAMED_RETRY_AFTER = "Sesi-Retry-After";

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() == PROXY_AUTHENTICATION_REQUIRED) {
            response.close();
            throw new UnexpectedStatusException(PROXY_AUTHENTICATION_REQUIRED);
        }
        String retryAfter = response.header("Retry-After");
        if (retryAfter == null) {
            return response;
        }
        return response.newBuilder()
                .removeHeader("Retry-After")
                .header(RENAMED_RETRY_AFTER, retryAfter)
                .build();
    }

    /** A response arrived that OkHttp's follow-up logic would not return to the caller. */
    static final class UnexpectedStatusException extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;

        UnexpectedStatusException(int status) {
            super("status " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
