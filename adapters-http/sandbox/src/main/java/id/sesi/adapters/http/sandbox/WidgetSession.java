package id.sesi.adapters.http.sandbox;

import id.sesi.domain.User;
import java.time.Instant;

/**
 * A session that the sandbox has created.
 *
 * @param token the token in the URL of the widget
 * @param user the data that the partner sent
 * @param expiresAt the time when the widget stops showing the data, in whole seconds
 */
record WidgetSession(String token, User user, Instant expiresAt) {

    /** {@return the expiry only, because the token is confidential} */
    @Override
    public String toString() {
        return "WidgetSession[expiresAt=" + expiresAt + "]";
    }
}
