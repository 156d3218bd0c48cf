package id.sesi.application.diagnosis.driving;

import static java.util.Objects.requireNonNull;

import id.sesi.application.result.Failure;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/**
 * Checks whether browsers show the vendor's widget in a page of the partner: fetches the page, and examines its
 * {@code Content-Security-Policy} and the other headers that can block the widget. Thread-safe.
 *
 * @since 1.0.0
 */
public interface CheckPage {

    /**
     * {@return what the response to a request without a login shows}
     *
     * @param page the absolute URL of the page
     * @param widget an {@code https} URL with the host and the port of the widget; its path is ignored, because the vendor does
     *     not promise a path
     */
    Report check(URI page, URI widget);

    /**
     * The result of a check.
     *
     * @since 1.0.0
     */
    sealed interface Report {

        /** {@return the result of the function for this kind of report} */
        <T> T fold(
                Function<? super Examined, ? extends T> examined,
                Function<? super NotExamined, ? extends T> notExamined,
                Function<? super NotFetched, ? extends T> notFetched);
    }

    /**
     * The page was examined.
     *
     * @param obstacles what blocks the widget; empty if the page allows it
     * @param hasUncheckedElements whether the page may have a policy in a {@code meta} element that was not checked
     * @since 1.0.0
     */
    record Examined(List<Obstacle> obstacles, boolean hasUncheckedElements) implements Report {

        public Examined {
            obstacles = List.copyOf(obstacles);
        }

        @Override
        public <T> T fold(
                Function<? super Examined, ? extends T> examined,
                Function<? super NotExamined, ? extends T> notExamined,
                Function<? super NotFetched, ? extends T> notFetched) {
            return examined.apply(this);
        }
    }

    /**
     * A response arrived, but not the page.
     *
     * @param status the HTTP status
     * @param location the target of a redirect without its query, which may be confidential; empty if the response has none
     * @since 1.0.0
     */
    record NotExamined(int status, String location) implements Report {

        public NotExamined {
            requireNonNull(location);
        }

        @Override
        public <T> T fold(
                Function<? super Examined, ? extends T> examined,
                Function<? super NotExamined, ? extends T> notExamined,
                Function<? super NotFetched, ? extends T> notFetched) {
            return notExamined.apply(this);
        }
    }

    /**
     * No response arrived.
     *
     * @param failure the reason
     * @param detail a description in one line, without any text from the server
     * @since 1.0.0
     */
    record NotFetched(Failure failure, String detail) implements Report {

        public NotFetched {
            requireNonNull(failure);
            requireNonNull(detail);
        }

        @Override
        public <T> T fold(
                Function<? super Examined, ? extends T> examined,
                Function<? super NotExamined, ? extends T> notExamined,
                Function<? super NotFetched, ? extends T> notFetched) {
            return notFetched.apply(this);
        }
    }

    /**
     * Something in the response that blocks the widget.
     *
     * @param kind what it is
     * @param cause the part of the response, such as {@code frame-src 'self'}; text from the server, at most
     *     {@link #MAX_CAUSE_LENGTH} characters
     * @since 1.0.0
     */
    record Obstacle(Kind kind, String cause) {

        /** The maximum length of a cause. */
        public static final int MAX_CAUSE_LENGTH = 200;

        public Obstacle {
            requireNonNull(kind);
            cause = cause.length() <= MAX_CAUSE_LENGTH ? cause : cause.substring(0, MAX_CAUSE_LENGTH) + "…";
        }

        /**
         * The kinds of obstacles.
         *
         * @since 1.0.0
         */
        public enum Kind {
            /** A policy does not allow the widget's origin in a frame. */
            FRAME_SOURCE,
            /** A policy allows the widget's origin only with certain paths. */
            FRAME_PATH,
            /** A policy allows the page no scripts. */
            ALL_SCRIPTS_BLOCKED,
            /**
             * A policy allows no scripts from the page's own server. The widget works only with scripts from another server, or in
             * the text of the page.
             */
            OWN_SCRIPTS_BLOCKED,
            /** A policy has {@code 'strict-dynamic'} without a nonce or a hash, so it allows the page no scripts. */
            STRICT_DYNAMIC,
            /** A policy allows the page no requests, so it cannot fetch a session. */
            ALL_REQUESTS_BLOCKED,
            /** A policy allows no requests to the page's own server; the widget works only with an endpoint on another server. */
            OWN_REQUESTS_BLOCKED,
            /** A policy applies a sandbox to the page, and to its frames, in which the widget does not work. */
            SANDBOX,
            /** The page requires that its frames have an embedder policy too. */
            EMBEDDER_POLICY,
            /** The response is not HTML, so it is probably not the page. */
            NOT_HTML
        }
    }
}
