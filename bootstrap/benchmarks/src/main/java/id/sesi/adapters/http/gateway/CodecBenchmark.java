package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import id.sesi.domain.Candidate;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.SignedRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Compares our codecs with Moshi's reflection on records. Both write the same bytes and read the same members. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets the fields.
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {

    /** A candidate in a request. */
    public record WireCandidate(@Json(name = "candidate_id") String candidateId, String nama, String email) {}

    /** A company in a request. */
    public record WireCompany(@Json(name = "company_id") String companyId, String name) {}

    /** A user in a request. */
    public record WireUser(
            @Json(name = "user_id") String userId,
            String email,
            String name,
            WireCompany company,
            List<WireCandidate> candidates) {}

    /** A request to the vendor. */
    public record WireRequest(WireUser user, String signature) {}

    /** A session in a response. */
    public record WireSession(
            boolean success, String sessionToken, String widgetUrl, String partnerId, long expiresIn) {}

    private static final byte[] RESPONSE = ("{\"success\":true,\"sessionToken\":\"" + "t".repeat(180)
                    + "\",\"widgetUrl\":\"https://app.psikologiehub.com/widget?token=" + "t".repeat(180)
                    + "\",\"partnerId\":\"psikologihub-1024\",\"expiresIn\":1800000000}")
            .getBytes(UTF_8);

    /** The number of candidates in the request. */
    @Param({"5", "1000"})
    public int candidates;

    private SignedRequest request;
    private WireUser wire;
    private final JsonAdapter<WireRequest> requests =
            new Moshi.Builder().build().adapter(WireRequest.class);
    private final JsonAdapter<WireSession> sessions =
            new Moshi.Builder().build().adapter(WireSession.class);

    /** Creates the same request for both codecs. */
    @Setup
    public void prepare() {
        SessionRequest.Builder builder = SessionRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("ext-user-001")
                .email("john.doe@example.com")
                .name("John Doe")
                .companyId("comp-001")
                .companyName("PT Contoh Sejahtera");
        for (int i = 0; i < candidates; i++) {
            builder.candidate("cand-" + i, "Siti Rahma " + i, "siti" + i + "@example.com");
        }
        request = builder.build().signWith(SecretKey.ofText("demo-secret-key-123"));
        wire = new WireUser(
                "ext-user-001",
                "john.doe@example.com",
                "John Doe",
                new WireCompany("comp-001", "PT Contoh Sejahtera"),
                request.request().user().candidates().stream()
                        .map(CodecBenchmark::wire)
                        .toList());
        if (!new String(encode(), UTF_8).equals(new String(encodeByMoshi(), UTF_8))) {
            throw new IllegalStateException(
                    "our codec and Moshi wrote different bytes; correct the records of this benchmark");
        }
    }

    private static WireCandidate wire(Candidate candidate) {
        return new WireCandidate(candidate.candidateId(), candidate.nama(), candidate.email());
    }

    /** Our codec. */
    @Benchmark
    public byte[] encode() {
        return RequestWriter.encode(request);
    }

    /** Moshi. Only the record with the signature is created here; all other records exist already. */
    @Benchmark
    public byte[] encodeByMoshi() {
        Buffer json = new Buffer();
        try {
            requests.toJson(json, new WireRequest(wire, request.signature().hex()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return json.readByteArray();
    }

    /** Our codec, with all checks. */
    @Benchmark
    public Session decode() throws InvalidResponseException {
        return SessionReader.decode(new Buffer().write(RESPONSE));
    }

    /** Moshi, without checks. The session is then created from the record. */
    @Benchmark
    public Session decodeByMoshi() throws IOException {
        WireSession session = sessions.fromJson(new Buffer().write(RESPONSE));
        return Session.of(session.sessionToken(), session.widgetUrl(), session.partnerId(), session.expiresIn());
    }
}
