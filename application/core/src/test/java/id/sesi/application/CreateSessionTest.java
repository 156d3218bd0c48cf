package id.sesi.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.SessionNotCreatedException;
import id.sesi.application.result.Attempt;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.application.result.VendorError;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateSessionTest {

    private static final IdempotencyKey KEY = new IdempotencyKey(new UUID(1, 2));

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final VirtualTime time = new VirtualTime();
    private final List<SecretKey> fetched = new ArrayList<>();
    private final ScriptedGateway gateway = new ScriptedGateway(time);
    private final List<ScriptedGateway.Sent> sent = gateway.sent;
    private final List<AuditRecord> audited = new ArrayList<>();
    private Duration fetchTime = Duration.ofMillis(20);

    private final CreateSession createSession = createSession(this::fetchSecret);

    @Test
    void a_call_signs_the_request_sends_it_and_returns_the_session() {
        SessionRequest request = Requests.minimal();

        Outcome outcome = createSession.create(request);

        assertSame(ScriptedGateway.SESSION, outcome.orThrow());
        assertEquals(request, sent.get(0).request().request());
        assertEquals(
                "d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b",
                sent.get(0).request().signature().hex());
    }

    @Test
    void each_call_fetches_the_key_and_wipes_it() {
        createSession.create(Requests.minimal());
        createSession.create(Requests.minimal());

        assertEquals(2, fetched.size());
        for (SecretKey key : fetched) {
            assertThrows(
                    IllegalStateException.class,
                    () -> key.sign(Requests.minimal().canonicalString()));
        }
    }

    @Test
    void each_call_has_its_own_idempotency_key() {
        Outcome first = createSession.create(Requests.minimal());
        Outcome second = createSession.create(Requests.minimal());

        assertEquals(sent.get(0).key(), first.idempotencyKey());
        assertEquals(sent.get(1).key(), second.idempotencyKey());
        assertNotEquals(sent.get(0).key(), sent.get(1).key());
        assertEquals(4, sent.get(0).key().value().version());
        assertEquals(2, sent.get(0).key().value().variant());
    }

    @Test
    void the_secret_source_gets_the_time_limit_of_the_attempt() {
        List<Duration> timeouts = new ArrayList<>();
        createSession((partnerId, timeout) -> {
                    timeouts.add(timeout);
                    return fetchSecret(partnerId, timeout);
                })
                .create(Requests.minimal());

        assertEquals(List.of(Duration.ofSeconds(10)), timeouts);
    }

    @Test
    void the_gateway_gets_the_time_that_remains_after_fetching_the_key() {
        fetchTime = Duration.ofSeconds(7);

        createSession.create(Requests.minimal());

        assertEquals(Duration.ofSeconds(3), sent.get(0).timeout());
    }

    @Test
    void nothing_is_sent_if_fetching_the_key_takes_the_whole_deadline() {
        fetchTime = DEADLINE;

        Outcome outcome = createSession.create(Requests.minimal());

        assertFailed(outcome, Failure.TIMED_OUT, Delivery.NOT_SENT);
        assertEquals(List.of(), sent);
    }

    @Test
    void nothing_is_sent_without_a_key() {
        CreateSession withoutKey = createSession((partnerId, timeout) -> {
            throw new SecretUnavailableException("PSIKOLOGIE_SECRET_KEY is not set");
        });

        Outcome outcome = withoutKey.create(Requests.minimal());

        Outcome.Failed failed = assertFailed(outcome, Failure.SECRET_UNAVAILABLE, Delivery.NOT_SENT);
        assertEquals("PSIKOLOGIE_SECRET_KEY is not set", failed.detail());
        assertEquals(List.of(), sent);
    }

    @ParameterizedTest
    @EnumSource
    void the_outcome_of_a_refusal_contains_the_vendors_message(Refusal refusal) {
        VendorError error = new VendorError("no", Map.of("user.email", List.of("unknown")));
        gateway.then(new AttemptResult.Refused(refusal, error));

        Outcome outcome = createSession.create(Requests.minimal());

        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, outcome);
        assertEquals(refusal, refused.refusal());
        assertEquals(error, refused.error());
        assertEquals(OptionalInt.of(refusal.status()), refused.status());
        assertEquals(Delivery.RESPONDED, refused.delivery());
    }

    @ParameterizedTest
    @EnumSource
    void the_outcome_of_a_failure_contains_the_delivery(Delivery delivery) {
        gateway.then(AttemptResult.Failed.withoutResponse(Failure.CONNECTION_LOST, delivery, "reset"));

        assertFailed(createSession.create(Requests.minimal()), Failure.CONNECTION_LOST, delivery);
    }

    @Test
    void the_attempts_of_an_outcome_contain_the_vendors_message() {
        VendorError error = new VendorError("maintenance", Map.of());
        AttemptResult failing = AttemptResult.Failed.withStatus(
                        Failure.SERVICE_FAILING, 503, Optional.of(Duration.ofSeconds(1)), "failing")
                .withError(error);
        gateway.then(failing);

        Outcome outcome = createSession.create(Requests.minimal());

        AttemptResult expected = new AttemptResult.Failed(
                Failure.SERVICE_FAILING,
                Delivery.RESPONDED,
                OptionalInt.of(503),
                Optional.of(Duration.ofSeconds(1)),
                "failing",
                error);
        assertEquals(
                List.of(expected, expected, expected),
                outcome.attempts().stream().map(Attempt::result).toList());
    }

    /** The source needs the rejected key to find out whether it has fetched another one since. */
    @ParameterizedTest
    @EnumSource
    void only_a_refused_signature_invalidates_its_key(Refusal refusal) {
        List<Map.Entry<PartnerId, SecretKey>> rejected = new ArrayList<>();
        SecretSource secrets = new SecretSource() {
            @Override
            public SecretKey fetch(PartnerId partnerId, Duration timeout) {
                return fetchSecret(partnerId, timeout);
            }

            @Override
            public void invalidate(PartnerId partnerId, SecretKey rejectedKey) {
                rejected.add(Map.entry(partnerId, rejectedKey));
            }
        };
        gateway.then(ScriptedGateway.failing(503))
                .then(new AttemptResult.Refused(refusal, VendorError.NONE))
                .then(ScriptedGateway.CREATED);

        CreateSession invalidating = createSession(secrets);
        invalidating.create(Requests.minimal());
        invalidating.create(Requests.minimal()).orThrow();

        assertEquals(
                refusal == Refusal.INVALID_SIGNATURE ? List.of(Map.entry(Requests.PARTNER, fetched.get(1))) : List.of(),
                rejected);
    }

    @Test
    void the_outcome_of_a_rate_limit_contains_the_time_of_the_retry() {
        gateway.then(AttemptResult.Failed.withStatus(
                Failure.RATE_LIMITED, 429, Optional.of(Duration.ofSeconds(90)), "slow down"));

        Outcome outcome = createSession.create(Requests.minimal());

        Instant responded = Instant.parse("2026-11-22T00:00:00.120Z");
        assertEquals(
                Optional.of(responded.plusSeconds(90)),
                assertFailed(outcome, Failure.RATE_LIMITED, Delivery.RESPONDED).retryAt());
    }

    @Test
    void or_throw_throws_an_exception_without_confidential_data() {
        gateway.then(new AttemptResult.Refused(
                Refusal.VALIDATION_FAILED, new VendorError("bad: john.doe@example.com", Map.of())));
        Outcome refused = createSession.create(Requests.minimal());
        gateway.then(
                AttemptResult.Failed.withoutResponse(Failure.UNREACHABLE, Delivery.NOT_SENT, "connection refused"));
        Outcome failed = createSession.create(Requests.minimal());

        assertEquals(
                "no session was created: " + refused.description(),
                assertThrows(SessionNotCreatedException.class, refused::orThrow).getMessage());
        SessionNotCreatedException thrown = assertThrows(SessionNotCreatedException.class, failed::orThrow);
        assertEquals("no session was created: " + failed.description(), thrown.getMessage());
        assertSame(failed, thrown.outcome());
    }

    @Test
    void a_description_has_the_reason_and_the_key_of_the_call_in_one_line() {
        Outcome created = createSession.create(Requests.minimal());
        gateway.then(new AttemptResult.Refused(
                Refusal.VALIDATION_FAILED,
                new VendorError("bad: john.doe@example.com", Map.of("john.doe@example.com", List.of("John Doe")))));
        Outcome refused = createSession.create(Requests.minimal());
        gateway.then(AttemptResult.Failed.withoutResponse(Failure.CONNECTION_LOST, Delivery.UNKNOWN, "reset"));
        Outcome failed = createSession.create(Requests.minimal());

        assertEquals(
                "VALIDATION_FAILED: the vendor refused the request with status 422 (idempotencyKey="
                        + refused.idempotencyKey() + ", attempts=1, delivery=RESPONDED, mayHaveOrphanedSession=false)",
                refused.description());
        assertEquals(
                "CONNECTION_LOST: reset (idempotencyKey=" + failed.idempotencyKey()
                        + ", attempts=3, delivery=UNKNOWN, mayHaveOrphanedSession=true)",
                failed.description());
        assertEquals(
                "CREATED (idempotencyKey=" + created.idempotencyKey()
                        + ", attempts=1, delivery=RESPONDED, mayHaveOrphanedSession=false)",
                created.description());
    }

    @Test
    void each_attempt_and_each_call_is_recorded() {
        gateway.then(ScriptedGateway.failing(503)).then(ScriptedGateway.CREATED);

        createSession.create(Requests.minimal());

        AuditRecord.Call call = new AuditRecord.Call(
                Requests.minimal().partnerId(), "USR-001", sent.get(0).key());
        Duration pause = time.sleeps().get(0);
        Instant first = VirtualTime.START.plusMillis(120);
        Instant last = first.plus(pause).plusMillis(120);
        assertEquals(
                List.of(
                        new AuditRecord.AttemptEnded(
                                first,
                                call,
                                1,
                                "SERVICE_FAILING",
                                OptionalInt.of(503),
                                Delivery.RESPONDED,
                                Duration.ofMillis(120),
                                pause,
                                Optional.empty()),
                        new AuditRecord.AttemptEnded(
                                last,
                                call,
                                2,
                                "CREATED",
                                OptionalInt.of(200),
                                Delivery.RESPONDED,
                                Duration.ofMillis(120),
                                Duration.ZERO,
                                Optional.empty()),
                        new AuditRecord.CallEnded(
                                last,
                                call,
                                "CREATED",
                                OptionalInt.of(200),
                                Delivery.RESPONDED,
                                true,
                                2,
                                pause.plusMillis(240),
                                Optional.empty(),
                                true)),
                audited);
    }

    @Test
    void each_record_passes_itself_to_the_function_for_its_kind() {
        gateway.then(ScriptedGateway.failing(503)).then(ScriptedGateway.CREATED);

        createSession.create(Requests.minimal());

        assertEquals(
                List.of("attempt 1: SERVICE_FAILING", "attempt 2: CREATED", "call: CREATED"),
                audited.stream()
                        .map(entry -> entry.<String>fold(
                                attempt -> "attempt " + attempt.number() + ": " + attempt.result(),
                                end -> "call: " + end.result()))
                        .toList());
    }

    @Test
    void the_record_of_a_call_contains_the_time_of_the_retry() {
        gateway.then(ScriptedGateway.asking(429, Duration.ofSeconds(90)));

        createSession.create(Requests.minimal());

        assertEquals(
                Optional.of(VirtualTime.START.plusMillis(120).plusSeconds(90)),
                lastAudited().retryAt());
    }

    /** The vendor's text might be a token or the key, even if it has the form of a partner ID (contract, decision 11). */
    @ParameterizedTest
    @ValueSource(strings = {"", "psikologihub", "demo-secret-key-123", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln", "two\nlines"})
    void a_record_says_that_the_owner_differs_and_does_not_contain_it(String owner) {
        gateway.then(new AttemptResult.Created(Session.of("token", "https://h/w", owner, 1_800_000_000)));

        createSession.create(Requests.minimal());

        assertTrue(lastAudited().ownerDiffers());
        assertTrue(owner.isEmpty()
                || !lastAudited().toString().replace("psikologihub-1024", "").contains(owner));
    }

    @Test
    void a_record_says_that_the_owner_is_the_partner_of_the_request() {
        gateway.then(new AttemptResult.Created(Session.of("token", "https://h/w", "psikologihub-1024", 1_800_000_000)));

        createSession.create(Requests.minimal());

        assertFalse(lastAudited().ownerDiffers());
    }

    @Test
    void no_owner_differs_if_no_session_was_created() {
        gateway.then(new AttemptResult.Refused(Refusal.PARTNER_NOT_FOUND, VendorError.NONE))
                .then(ScriptedGateway.withoutResponse(Failure.UNTRUSTED_CERTIFICATE, Delivery.NOT_SENT));

        createSession.create(Requests.minimal());
        assertFalse(lastAudited().ownerDiffers());
        createSession.create(Requests.minimal());
        assertFalse(lastAudited().ownerDiffers());
    }

    @Test
    void an_audit_trail_that_fails_loses_no_session_and_is_reported_once() {
        Logger log = Logger.getLogger(AuditTrail.class.getName());
        List<String> reported = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                reported.add(entry.getLevel() + " " + entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        log.setUseParentHandlers(false);
        CreateSession unaudited = UseCases.createSessionBuilder(Requests.PARTNER, this::fetchSecret, gateway, entry -> {
                    throw new NoClassDefFoundError("john.doe@example.com");
                })
                .time(time, time, time)
                .build();

        assertSame(ScriptedGateway.SESSION, unaudited.create(Requests.minimal()).orThrow());
        assertSame(ScriptedGateway.SESSION, unaudited.create(Requests.minimal()).orThrow());

        log.removeHandler(handler);
        assertEquals(
                List.of("WARNING the audit trail failed (java.lang.NoClassDefFoundError): records are lost, but calls"
                        + " continue; check the audit trail (logged only once)"),
                reported);
    }

    @Test
    void a_source_with_an_empty_key_makes_the_secret_unavailable() {
        Outcome outcome =
                createSession((partnerId, timeout) -> SecretKey.of(new byte[0])).create(Requests.minimal());

        assertEquals(
                "secretKey: is empty",
                assertFailed(outcome, Failure.SECRET_UNAVAILABLE, Delivery.NOT_SENT)
                        .detail());
    }

    @ParameterizedTest
    @MethodSource("sourcesThatBreakTheirContract")
    void a_source_that_breaks_its_contract_makes_the_secret_unavailable(SecretSource source, String detail) {
        assertEquals(
                detail,
                assertFailed(
                                createSession(source).create(Requests.minimal()),
                                Failure.SECRET_UNAVAILABLE,
                                Delivery.NOT_SENT)
                        .detail());
    }

    static Stream<Arguments> sourcesThatBreakTheirContract() {
        SecretKey closed = SecretKey.of(Requests.SECRET.getBytes(UTF_8));
        closed.close();
        Supplier<SecretKey> nothing = () -> null;
        return Stream.of(
                Arguments.of(
                        (SecretSource) (partnerId, timeout) -> closed,
                        "the secret source returned a closed key; return a new key on each call"),
                Arguments.of(
                        (SecretSource) (partnerId, timeout) -> nothing.get(),
                        "the secret source returned null instead of a key"),
                Arguments.of(
                        (SecretSource) (partnerId, timeout) -> {
                            throw new IllegalArgumentException("confidential");
                        },
                        "the secret source failed (java.lang.IllegalArgumentException)"));
    }

    @Test
    void the_delivery_of_an_outcome_is_the_least_certain_one_of_its_attempts() {
        Attempt responded = attempt(ScriptedGateway.failing(503));
        Attempt unknown = attempt(ScriptedGateway.withoutResponse(Failure.TIMED_OUT, Delivery.UNKNOWN));
        Attempt notSent = attempt(ScriptedGateway.withoutResponse(Failure.UNREACHABLE, Delivery.NOT_SENT));

        assertEquals(
                Delivery.UNKNOWN,
                new Outcome.Created(ScriptedGateway.SESSION, KEY, List.of(notSent, unknown, responded)).delivery());
        assertEquals(
                Delivery.RESPONDED,
                new Outcome.Created(ScriptedGateway.SESSION, KEY, List.of(notSent, responded)).delivery());
        assertEquals(Delivery.NOT_SENT, new Outcome.Created(ScriptedGateway.SESSION, KEY, List.of()).delivery());
        assertEquals(OptionalInt.empty(), new Outcome.Created(ScriptedGateway.SESSION, KEY, List.of()).status());
    }

    private static Attempt attempt(AttemptResult result) {
        return new Attempt(1, result, Duration.ZERO, Duration.ZERO);
    }

    @Test
    void records_and_outcomes_show_nothing_confidential() {
        Outcome outcome = createSession.create(Requests.minimal());

        String shown = audited + outcome.toString() + outcome.description();
        for (String canary : List.of(
                "john.doe",
                "John Doe",
                Requests.SECRET,
                ScriptedGateway.SESSION.widgetUrl().reveal(),
                "d8bb6246")) {
            assertEquals(-1, shown.indexOf(canary), () -> canary + " in " + shown);
        }
    }

    private CreateSession createSession(SecretSource secrets) {
        return UseCases.createSessionBuilder(Requests.PARTNER, secrets, gateway, audited::add)
                .time(time, time, time)
                .random(new SplittableRandom(42))
                .build();
    }

    private SecretKey fetchSecret(PartnerId partnerId, Duration timeout) {
        time.pass(fetchTime);
        SecretKey key = SecretKey.of(Requests.SECRET.getBytes(UTF_8));
        fetched.add(key);
        return key;
    }

    private AuditRecord.CallEnded lastAudited() {
        return assertInstanceOf(AuditRecord.CallEnded.class, audited.get(audited.size() - 1));
    }

    private static Outcome.Failed assertFailed(Outcome outcome, Failure failure, Delivery delivery) {
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals(failure, failed.failure());
        assertEquals(delivery, failed.delivery());
        return failed;
    }
}
