package id.sesi.adapters.http.vault;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;

/**
 * A fake Vault server over TLS, written after the documentation of the API: key/value stores of version 2 at {@code secret} and
 * {@code team/kv}, AppRole and Kubernetes logins, namespaces and tokens. Requests that violate the documented protocol are listed
 * in {@link #violations}.
 */
final class FakeVault extends Dispatcher implements AutoCloseable {

    static final String TOKEN = "hvs.canary-root-token";

    static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    // A strong reference: the log manager discards loggers without one, together with their level.
    private static final Logger SERVER_LOGGER = Logger.getLogger(MockWebServer.class.getName());

    static {
        SERVER_LOGGER.setLevel(Level.OFF);
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> violations = new CopyOnWriteArrayList<>();
    final Map<String, Map<String, Object>> secrets = new HashMap<>();
    final Set<String> deleted = new HashSet<>();
    final Set<String> tokens = new HashSet<>(Set.of(TOKEN));
    String namespace = "";
    long leaseSeconds = 3600;
    final Queue<MockResponse> firstResponses = new ConcurrentLinkedQueue<>();
    Optional<MockResponse> fixedResponse = Optional.empty();
    int logins;

    private final MockWebServer server = new MockWebServer();

    FakeVault() {
        HandshakeCertificates own =
                new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
        server.useHttps(own.sslSocketFactory());
        server.setDispatcher(this);
        try {
            server.start(InetAddress.getByName("localhost"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OkHttpClient client() {
        return client(CERTIFICATE);
    }

    static OkHttpClient client(HeldCertificate trusted) {
        HandshakeCertificates trusting = new HandshakeCertificates.Builder()
                .addTrustedCertificate(trusted.certificate())
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(trusting.sslSocketFactory(), trusting.trustManager())
                .build();
    }

    URI address() {
        return URI.create("https://localhost:" + server.getPort());
    }

    VaultAccess access() {
        return access(VaultCredentials.token(() -> TOKEN));
    }

    VaultAccess access(VaultCredentials credentials) {
        return new VaultAccess(address(), namespace.isEmpty() ? Optional.empty() : Optional.of(namespace), credentials);
    }

    /** The server asks before TLS whether the next response is that of a proxy. */
    @Override
    public MockResponse peek() {
        return Optional.ofNullable(firstResponses.peek()).orElseGet(super::peek);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String target = request.getMethod() + " " + request.getTarget();
        requests.add(target);
        if (request.getHeaders().get("Proxy-Authorization") != null
                && !request.getMethod().equals("CONNECT")) {
            violations.add(target + " with the credentials of the proxy");
        }
        Optional<MockResponse> next = Optional.ofNullable(firstResponses.poll());
        if (next.isPresent()) {
            return next.get();
        }
        if (fixedResponse.isPresent()) {
            return fixedResponse.get();
        }
        if (!"true".equals(request.getHeaders().get("X-Vault-Request"))) {
            violations.add(target + " without X-Vault-Request");
        }
        if (!namespace.equals(Optional.ofNullable(request.getHeaders().get("X-Vault-Namespace"))
                .orElse(""))) {
            return errors(404, "no handler for route \"" + request.getTarget() + "\". route entry not found.");
        }
        return switch (target) {
            case "POST /v1/auth/approle/login" -> login(request, Map.of("role_id", "r", "secret_id", "s"));
            case "POST /v1/auth/k8s/eu/login" -> login(request, Map.of("role", "sesi", "jwt", "canary-jwt"));
            default -> {
                if (request.getMethod().equals("GET")
                        && request.getTarget().matches("/v1/(secret|team/kv)/data/[^.?]+")) {
                    yield read(request);
                }
                yield errors(404, "no handler for route \"" + request.getTarget() + "\". route entry not found.");
            }
        };
    }

    private MockResponse read(RecordedRequest request) {
        List<String> sent = request.getHeaders().values("X-Vault-Token");
        if (sent.size() != 1 || request.getBodySize() > 0) {
            violations.add("a read with " + sent.size() + " tokens and a body of " + request.getBodySize());
        }
        if (!tokens.contains(sent.get(0))) {
            return errors(403, "2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n");
        }
        String path = request.getTarget().substring("/v1/".length());
        if (path.endsWith("/forbidden")) {
            return errors(403, "1 error occurred:\n\t* permission denied\n\n");
        }
        if (deleted.contains(path)) {
            return response(
                    404,
                    "{\"request_id\":\"x\",\"lease_id\":\"\",\"renewable\":false,\"lease_duration\":0,"
                            + "\"data\":{\"data\":null,\"metadata\":{\"created_time\":\"2026-11-22T00:00:00Z\","
                            + "\"deletion_time\":\"2026-11-22T01:00:00Z\",\"destroyed\":false,\"version\":2}},\"auth\":null}");
        }
        Map<String, Object> secret = secrets.get(path);
        return secret == null ? errors(404) : response(200, secretJson(secret));
    }

    private static String secretJson(Map<String, Object> secret) {
        return "{\"request_id\":\"x\",\"lease_id\":\"\",\"renewable\":false,\"lease_duration\":0,\"data\":{\"data\":"
                + json(secret)
                + ",\"metadata\":{\"created_time\":\"2026-11-22T00:00:00Z\",\"custom_metadata\":null,"
                + "\"deletion_time\":\"\",\"destroyed\":false,\"version\":1}},\"wrap_info\":null,\"warnings\":null,"
                + "\"auth\":null,\"mount_type\":\"kv\"}";
    }

    private MockResponse login(RecordedRequest request, Map<String, String> expected) {
        logins++;
        if (request.getHeaders().get("X-Vault-Token") != null) {
            violations.add("a login with a token");
        }
        if (!"application/json".equals(request.getHeaders().get("Content-Type"))) {
            violations.add("a login as " + request.getHeaders().get("Content-Type"));
        }
        if (!expected.equals(members(request))) {
            return errors(400, "invalid role or secret ID");
        }
        String token = "hvs.canary-login-" + logins;
        tokens.add(token);
        return response(
                200,
                "{\"request_id\":\"y\",\"lease_id\":\"\",\"lease_duration\":0,\"data\":null,\"auth\":{\"client_token\":\""
                        + token
                        + "\",\"accessor\":\"a\",\"policies\":[\"default\"],\"metadata\":{\"role_name\":\"sesi\"},\"lease_duration\":"
                        + leaseSeconds
                        + ",\"renewable\":true,\"entity_id\":\"e\",\"token_type\":\"service\",\"orphan\":true}}");
    }

    private static Map<String, String> members(RecordedRequest request) {
        Map<String, String> members = new HashMap<>();
        try {
            JsonReader json = JsonReader.of(
                    new Buffer().write(Optional.ofNullable(request.getBody()).orElseThrow()));
            json.beginObject();
            while (json.hasNext()) {
                members.put(json.nextName(), json.nextString());
            }
            json.endObject();
            return members;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MockResponse errors(int status, String... errors) {
        return response(status, json(Map.of("errors", List.of(errors))));
    }

    static MockResponse response(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static String json(Object value) {
        Buffer buffer = new Buffer();
        try (JsonWriter json = JsonWriter.of(buffer)) {
            json.jsonValue(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.readUtf8();
    }

    @Override
    public void close() {
        server.close();
    }
}
