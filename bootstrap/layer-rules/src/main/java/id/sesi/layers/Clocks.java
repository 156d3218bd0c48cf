package id.sesi.layers;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
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

    /** These get time or randomness from their caller. */
    private static final Set<String> SOURCES =
            Set.of("java.time.Clock", "java.util.Random", "java.util.random.RandomGenerator");

    /** With arguments, these are a fixed time, or repeat the same numbers. */
    private static final Set<String> DETERMINISTIC_WITH_ARGUMENTS =
            Set.of("java.util.Date.<init>", "java.util.Random.<init>", "java.util.SplittableRandom.<init>");

    private Clocks() {}

    static boolean isReadBy(JavaAccess<?> access) {
        String name = access.getTarget().getOwner().getName() + "."
                + access.getTarget().getName();
        boolean isListed = CLOCKS_AND_RANDOMNESS.contains(name)
                || CLOCKS_OF_JAVA_TIME.matcher(name).matches();
        return isListed && !isGivenByTheCaller(name, access.getTarget());
    }

    /** For example {@code LocalDate.now(clock)} or {@code new Random(seed)}. */
    private static boolean isGivenByTheCaller(String name, AccessTarget target) {
        List<String> parameters = target instanceof CodeUnitAccessTarget codeUnit
                ? codeUnit.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .toList()
                : List.of();
        return parameters.stream().anyMatch(SOURCES::contains)
                || (DETERMINISTIC_WITH_ARGUMENTS.contains(name) && !parameters.isEmpty());
    }
}
