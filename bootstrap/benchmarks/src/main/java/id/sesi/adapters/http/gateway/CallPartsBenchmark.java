package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.contract.Requests;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.SecretKey;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.SignedRequest;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures the parts of a call that an OkHttp call with a prepared body does not have, on one thread. Together with
 * {@link LoadBenchmark}, this shows where the time and the garbage of a call go.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallPartsBenchmark {

    private static final String KEY = "demo-secret-key-123";
    private static final byte[] RESPONSE = ("{\"success\":true,\"sessionToken\":\"" + "t".repeat(60)
                    + "\",\"widgetUrl\":\"https://app.psikologiehub.com/widget?token=" + "t".repeat(60)
                    + "\",\"partnerId\":\"psikologihub-1024\",\"expiresIn\":1800000000}")
            .getBytes(UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key = SecretKey.ofText(KEY);
    private final SessionRequest request = Requests.minimal();
    private final SignedRequest signed = request.signWith(key);

    /** A new key from text, as a secret source without a cache returns it. */
    @Benchmark
    public SecretKey keyFromText() {
        try (SecretKey created = SecretKey.ofText(KEY)) {
            return created;
        }
    }

    /** A copy of a key, as the cache returns it. */
    @Benchmark
    public SecretKey keyFromCache() {
        try (SecretKey copy = key.copy()) {
            return copy;
        }
    }

    /** The identifier of the call, in the form of the header. */
    @Benchmark
    public String idempotencyKey() {
        return IdempotencyKey.random(random).toString();
    }

    /** The canonical string and its signature. */
    @Benchmark
    public SignedRequest signature() {
        return request.signWith(key);
    }

    /** The body of the request. */
    @Benchmark
    public byte[] body() {
        return RequestWriter.encode(signed);
    }

    /** The session in the body of the response, with all checks. */
    @Benchmark
    public Session session() throws InvalidResponseException {
        return SessionReader.decode(new Buffer().write(RESPONSE));
    }
}
