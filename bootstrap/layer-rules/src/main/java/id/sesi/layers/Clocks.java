package id.sesi.layers;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;
import java.util.regex.Pattern;

/** The methods and constructors of the JDK that read a clock, wait, or create randomness. */
final class Clocks {

    private static final Set<String> CLOCKS_AND_RANDOMNESS = Set.of(
            "java.lang.Math.random",
            "java.lang.Object.wait",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Thread.sleep",
            "java.security.SecureRandom.<init>",
            "java.security.SecureRandom.getInstance",
            "java.security.SecureRandom.getInstanceStrong",
            "java.time.InstantSource.system",
            "java.util.Calendar.getInstance",
            "java.util.Collections.shuffle",
            "java.util.Date.<init>",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of",
            "javax.crypto.KeyGenerator.generateKey");

    /** For example {@code LocalDate.now()}, {@code Clock.systemUTC()} or {@code Clock.tickMillis(zone)}. */
    private static final Pattern CLOCKS_OF_JAVA_TIME =
            Pattern.compile("java\\.time\\.([\\w.]+\\.now|Clock\\.(system|tick(Millis|Seconds|Minutes))\\w*)");

    private Clocks() {}

    static boolean isReadBy(JavaAccess<?> access) {
        String name = access.getTarget().getOwner().getName() + "."
                + access.getTarget().getName();
        return CLOCKS_AND_RANDOMNESS.contains(name)
                || CLOCKS_OF_JAVA_TIME.matcher(name).matches();
    }
}
