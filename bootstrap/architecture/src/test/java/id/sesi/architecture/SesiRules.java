package id.sesi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import id.sesi.layers.Hexagon;
import id.sesi.layers.Layer;
import id.sesi.layers.LayerRule;
import id.sesi.layers.LayerRules;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where Sesi's layers are, and the rule that only it has. */
final class SesiRules {

    static final Hexagon SESI = Hexagon.below("id.sesi", "cli", "http.gateway", "http.sandbox", "http.vault")
            .allowing(Layer.DOMAIN, "java.net", "java.security", "javax.crypto", "javax.crypto.spec")
            .allowing(
                    Layer.APPLICATION,
                    "java.nio.charset",
                    "java.security",
                    "java.text",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.random")
            .allowing(Layer.DRIVEN, "java.util.random");

    private static final Set<String> CLOCKS_AND_CHANCE = Set.of(
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

    /** Of whatever type: {@code LocalDate.now()}, {@code Clock.systemUTC()}, {@code Clock.tickMillis(zone)}. */
    private static final Pattern OF_JAVA_TIME =
            Pattern.compile("java\\.time\\.([\\w.]+\\.now|Clock\\.(system|tick(Millis|Seconds|Minutes))\\w*)");

    private SesiRules() {}

    /** {@return the rules of every hexagon, and our own} */
    static List<LayerRule> all() {
        return Stream.concat(LayerRules.of(SESI).stream(), Stream.of(insideReadsNoClock()))
                .toList();
    }

    /** The factory is where the JDK's clocks come in, for the real world; nowhere else. */
    static LayerRule insideReadsNoClock() {
        return rule(
                "inside-reads-no-clock",
                noClasses()
                        .that()
                        .resideInAnyPackage("id.sesi.domain..", "id.sesi.application..")
                        .and()
                        .haveNameNotMatching("id\\.sesi\\.application\\.UseCases(\\$.*)?")
                        .should()
                        .accessTargetWhere(describe("it is a clock or a source of chance", SesiRules::isClockOrChance)),
                "tests run in virtual time",
                "docs/decisions/0006-time-and-randomness.md");
    }

    private static boolean isClockOrChance(JavaAccess<?> access) {
        String name = access.getTarget().getOwner().getName() + "."
                + access.getTarget().getName();
        return CLOCKS_AND_CHANCE.contains(name) || OF_JAVA_TIME.matcher(name).matches();
    }

    private static LayerRule rule(String name, ArchRule rule, String why, String page) {
        return new LayerRule(name, rule.allowEmptyShould(false).because(why + " (" + page + ")"), why, page);
    }
}
