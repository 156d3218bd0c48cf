package com.acme.hr;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.local.secret.FileSecretSource;
import id.sesi.application.UseCases;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.Outcome.Refused;
import id.sesi.application.driving.Outcome.Failed;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * Creates a session for one user and prints the widget as JSON, for the program that starts this one. Exit codes: 0 created,
 * 2 wrong usage, 65 the request is invalid, 75 try again later, 78 a retry does not help until the configuration is corrected.
 */
public final class Main {

    /** What the other program gets: never the whole {@link Session}, which contains the token a second time. */
    record Widget(String widgetUrl, long expiresInSeconds) {}

    private static final int USAGE = 2;
    private static final int INVALID_REQUEST = 65;
    private static final int TRY_AGAIN = 75;
    private static final int CONFIGURATION = 78;

    /** Gson escapes {@code =} by default, for JSON in HTML pages. */
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: com.acme.hr.Main USER_ID");
            return USAGE;
        }
        Settings settings;
        try {
            settings = Settings.of(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println("wrong setting: " + e.getMessage());
            return CONFIGURATION;
        }
        try {
            return print(create(sessionRequest(settings.partnerId(), arguments[0]), settings));
        } catch (InvalidValueException e) {
            return invalid(e.violations().stream().map(Violation::path).toList());
        }
    }

    /** A placeholder: replace it with your employee service, which knows the user and the candidates that this user may assess. */
    private static SessionRequest sessionRequest(PartnerId partnerId, String userId) {
        return SessionRequest.builder(partnerId)
                .userId(userId)
                .email("john.doe@example.com")
                .name("John Doe")
                .candidate("cand-001", "Siti Rahma", "siti@example.com")
                .build();
    }

    private static Outcome create(SessionRequest request, Settings settings) {
        OkHttpClient client = OkHttpClientFactory.create(settings.certificates(), Optional.empty());
        try {
            return UseCases.createSessionBuilder(
                            settings.partnerId(),
                            new FileSecretSource(settings.key()),
                            new OkHttpSessionGateway(client, settings.environment()),
                            entry -> System.getLogger("id.sesi.audit").log(System.Logger.Level.INFO, entry))
                    .build()
                    .create(request, settings.deadline());
        } finally {
            client.connectionPool().evictAll();
        }
    }

    private static int print(Outcome outcome) {
        int exitCode = outcome.fold(created -> created(created.session()), Main::refused, Main::failed);
        if (exitCode != 0) {
            System.err.println(outcome.description());
        }
        return exitCode;
    }

    private static int created(Session session) {
        System.out.println(GSON.toJson(new Widget(
                session.widgetUrl().reveal(), Duration.between(Instant.now(), session.expiresAt()).toSeconds())));
        return 0;
    }

    private static int refused(Refused refused) {
        return switch (refused.refusal()) {
            case MALFORMED_REQUEST, VALIDATION_FAILED -> invalid(refused.error().fieldErrors().keySet());
            case INVALID_SIGNATURE, DOMAIN_NOT_WHITELISTED, PARTNER_NOT_FOUND -> CONFIGURATION;
        };
    }

    /** The texts of the vendor may quote the values, so this prints only the names of the fields. */
    private static int invalid(Collection<String> fields) {
        System.err.println("invalid: " + String.join(", ", fields));
        return INVALID_REQUEST;
    }

    private static int failed(Failed failed) {
        return switch (failed.failure()) {
            case SECRET_UNAVAILABLE, GATEWAY_FAILED, PROXY_REFUSED, UNTRUSTED_CERTIFICATE, HOSTNAME_MISMATCH, EXPIRED_CERTIFICATE -> CONFIGURATION;
            default -> {
                String time = failed.retryAt().map(Instant::toString).orElse("later");
                System.err.println("try again " + time);
                yield TRY_AGAIN;
            }
        };
    }
}
