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

/**
 * Measures signing, from the fields of a request to the 64 hexadecimal digits. The lower limit is an initialized {@link Mac} on
 * prepared bytes.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets the fields.
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SigningBenchmark {

    private static final byte[] KEY = "demo-secret-key-123".getBytes(UTF_8);

    /** The number of candidates. The canonical string with one candidate has about 80 bytes. */
    @Param({"1", "1000"})
    public int candidates;

    /** With a name outside ASCII, the whole text takes the slower path of the encoder. */
    @Param({"John Doe", "Nguyễn Thị Ánh"})
    public String name;

    private CanonicalString canonical;
    private byte[] ready;
    private SecretKey key;
    private Mac mac;
    private HmacUtils commonsCodec;
    private HashFunction guava;

    /** Initializes all implementations with the key. */
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

    /** The lower limit. */
    @Benchmark
    public byte[] floor() {
        return mac.doFinal(ready);
    }

    /** This project. */
    @Benchmark
    public String sesi() {
        return key.sign(canonical).hex();
    }

    /** Apache Commons Codec, initialized once. Not thread-safe. */
    @Benchmark
    public String commonsCodec() {
        return commonsCodec.hmacHex(canonical.text());
    }

    /** Guava, initialized once. */
    @Benchmark
    public String guava() {
        return guava.hashString(canonical.text(), UTF_8).toString();
    }

    /** The most common code: creates all objects again for each call. */
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
