package id.sesi.adapters.http.gateway;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Stands between the network and OkHttp's follow-up logic, which breaks on two answers: a {@code Retry-After} with more
 * digits than an {@code int} holds ends in a {@code NumberFormatException}, and a 407 of the origin server in a
 * {@code ProtocolException} that looks like a lost connection (OkHttp 5.5.1, {@code RetryAndFollowUpInterceptor}).
 */
final class FollowUpGuard implements Interceptor {

    /** Where {@link RetryAfter} finds what OkHttp must not see. */
    static final String RETRY_AFTER = "Sesi-Retry-After";

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() == PROXY_AUTHENTICATION_REQUIRED) {
            response.close();
            throw new UnlistedStatusException(PROXY_AUTHENTICATION_REQUIRED);
        }
        String retryAfter = response.header("Retry-After");
        if (retryAfter == null) {
            return response;
        }
        return response.newBuilder()
                .removeHeader("Retry-After")
                .header(RETRY_AFTER, retryAfter)
                .build();
    }

    /** An answer came, but OkHttp would not hand it over. */
    static final class UnlistedStatusException extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;

        UnlistedStatusException(int status) {
            super("status " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
