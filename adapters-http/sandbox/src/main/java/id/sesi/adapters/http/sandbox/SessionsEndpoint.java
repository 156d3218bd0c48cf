package id.sesi.adapters.http.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.Signature;
import id.sesi.domain.Violation;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the partner ID, the signature and the structure, in the vendor's order (contract, section 1), and creates a session. */
final class SessionsEndpoint implements HttpHandler {

    private static final Pattern PATH = Pattern.compile("/api/v2/partner/([^/]+)/sessions");

    /** The command line accepts requests of up to 8 MiB, and its serialized request may be larger than its input. */
    private static final int MAX_BYTES = 16 << 20;

    private final PartnerId partnerId;
    private final SignRequest signRequest;
    private final URI baseUrl;
    private final WidgetSessions sessions;
    private final FaultInjection faults = new FaultInjection();

    SessionsEndpoint(PartnerId partnerId, SignRequest signRequest, URI baseUrl, WidgetSessions sessions) {
        this.partnerId = partnerId;
        this.signRequest = signRequest;
        this.baseUrl = baseUrl;
        this.sessions = sessions;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher path = PATH.matcher(exchange.getRequestURI().getRawPath());
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BYTES + 1);
            if (!path.matches()) {
                SandboxResponse.error(404, "Not found").sendTo(exchange);
            } else if (!"POST".equals(exchange.getRequestMethod())) {
                SandboxResponse.error(405, "Method not allowed")
                        .with("Allow", "POST")
                        .sendTo(exchange);
            } else if (!partnerId.value().equals(path.group(1))) {
                SandboxResponse.error(404, "Partner not found or inactive").sendTo(exchange);
            } else if (body.length > MAX_BYTES) {
                SandboxResponse.error(413, "Request too large").sendTo(exchange);
            } else {
                create(body, exchange);
            }
        }
    }

    private void create(byte[] body, HttpExchange exchange) throws IOException {
        ReceivedRequest received;
        try {
            received = ReceivedRequest.parse(body, partnerId);
        } catch (MalformedRequestException e) {
            SandboxResponse.error(400, "Malformed request: " + e.problem()).sendTo(exchange);
            return;
        }
        try {
            if (!hasValidSignature(received)) {
                SandboxResponse.error(401, "Invalid signature").sendTo(exchange);
                return;
            }
            SessionRequest request = received.builder().build();
            if (!received.mistyped().isEmpty()) {
                SandboxResponse.invalid(received.mistyped()).sendTo(exchange);
                return;
            }
            WidgetSession session = sessions.create(request.user());
            SandboxResponse success = SandboxResponse.created(partnerId, baseUrl, session.token(), session.expiresAt());
            faults.respond(request.user().userId(), success, exchange);
        } catch (SecretUnavailableException e) {
            SandboxResponse.error(500, "The sandbox cannot read its key: " + e.problem())
                    .sendTo(exchange);
        } catch (InvalidValueException e) {
            Map<String, List<String>> errors = new LinkedHashMap<>(received.mistyped());
            for (Violation violation : e.violations()) {
                errors.putIfAbsent(violation.path(), List.of(violation.problem()));
            }
            SandboxResponse.invalid(errors).sendTo(exchange);
        }
    }

    /** @throws InvalidValueException if the fields cannot be signed; the response then lists them as structure errors */
    private boolean hasValidSignature(ReceivedRequest received) {
        Signature claimed;
        try {
            claimed = Signature.parse(received.signature());
        } catch (InvalidValueException e) {
            return false;
        }
        return claimed.equals(signRequest.sign(received.builder().canonicalString()));
    }
}
