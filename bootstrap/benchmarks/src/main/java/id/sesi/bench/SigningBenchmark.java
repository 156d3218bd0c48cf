package id.sesi.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
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

/** From the fields of a request to 64 hexadecimal digits. The floor is a keyed {@link Mac} on bytes that are there already. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets the fields.
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SigningBenchmark {

    private static final byte[] KEY = "demo-secret-key-123".getBytes(UTF_8);

    /** One candidate makes a text of some 80 bytes. */
    @Param({"1", "1000"})
    public int candidates;

    /** A name outside ASCII makes the whole text take the slower way. */
    @Param({"John Doe", "Nguyễn Thị Ánh"})
    public String name;

    private CanonicalString canonical;
    private byte[] ready;
    private SecretKey key;
    private Mac mac;
    private HmacUtils commonsCodec;
    private HashFunction guava;

    /** Keys everything. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        List<String> ids = IntStream.range(0, candidates)
                .mapToObj(i -> "cand-%04d".formatted(i))
                .toList();
        canonical = CanonicalString.of(
                new PartnerId("psikologihub-1024"), "ext-user-001", "john.doe@example.com", name, "comp-001", ids);
        ready = canonical.text().getBytes(UTF_8);
        key = SecretKey.of(KEY);
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        commonsCodec = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, KEY);
        guava = Hashing.hmacSha256(KEY);
    }

    /** The floor. */
    @Benchmark
    public byte[] floor() {
        return mac.doFinal(ready);
    }

    /** This project. */
    @Benchmark
    public String sesi() {
        return key.sign(canonical).hex();
    }

    /** A peer, keyed once; not thread-safe. */
    @Benchmark
    public String commonsCodec() {
        return commonsCodec.hmacHex(canonical.text());
    }

    /** A peer, keyed once. */
    @Benchmark
    public String guava() {
        return guava.hashString(canonical.text(), UTF_8).toString();
    }

    /** What is written most often: everything anew for each call. */
    @Benchmark
    public String naive() throws GeneralSecurityException {
        Mac fresh = Mac.getInstance("HmacSHA256");
        fresh.init(new SecretKeySpec(KEY, "HmacSHA256"));
        StringBuilder hex = new StringBuilder();
        for (byte b : fresh.doFinal(canonical.text().getBytes(UTF_8))) {
            hex.append(String.format("%02x", b));
        }
        return hex.toString();
    }
}
