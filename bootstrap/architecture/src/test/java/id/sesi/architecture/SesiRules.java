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

/** The description of Sesi's hexagon, and the rules that apply only to Sesi. */
final class SesiRules {

    static final Hexagon SESI = Hexagon.below(
                    "id.sesi",
                    "cli",
                    "http.gateway",
                    "http.sandbox",
                    "http.vault",
                    "local.audit",
                    "local.secret",
                    "micrometer")
            .withPackages(Layer.DRIVING, "application.driving", "application.diagnosis.driving")
            .withPackages(Layer.DRIVEN, "application.driven", "application.result", "application.diagnosis.driven")
            .allowing(Layer.DOMAIN, "java.net", "java.security", "javax.crypto", "javax.crypto.spec")
            .allowing(
                    Layer.APPLICATION,
                    "java.security",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.random",
                    "javax.crypto",
                    "javax.crypto.spec")
            .allowing(Layer.DRIVEN, "java.util.random");

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

    /** Methods and constructors that start a thread, or that run work on a JDK thread that never ends. */
    private static final Set<String> THREADS = Set.of(
            "java.lang.Thread.<init>",
            "java.lang.Thread.start",
            "java.util.Timer.<init>",
            "java.util.concurrent.CompletableFuture.completeOnTimeout",
            "java.util.concurrent.CompletableFuture.delayedExecutor",
            "java.util.concurrent.CompletableFuture.orTimeout",
            "java.util.concurrent.CompletableFuture.runAsync",
            "java.util.concurrent.CompletableFuture.supplyAsync",
            "java.util.concurrent.ForkJoinPool.<init>",
            "java.util.concurrent.ForkJoinPool.commonPool",
            "java.util.concurrent.ScheduledThreadPoolExecutor.<init>",
            "java.util.concurrent.ThreadPoolExecutor.<init>");

    private static final Pattern THREAD_POOLS = Pattern.compile("java\\.util\\.concurrent\\.Executors\\.new\\w+");

    private SesiRules() {}

    /** {@return the rules for every hexagon and the rules that apply only to Sesi} */
    static List<LayerRule> all() {
        return Stream.concat(
                        LayerRules.of(SESI).stream(), Stream.of(insideReadsNoClock(), embeddedModulesStartNoThread()))
                .toList();
    }

    /** Only the factory may use the clocks of the JDK, because it sets them as defaults. */
    static LayerRule insideReadsNoClock() {
        String why = "tests must run in virtual time; pass clocks and randomness to the constructor";
        String page = "docs/decisions/0006-time-and-randomness.md";
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage("id.sesi.domain..", "id.sesi.application..")
                .and()
                .haveNameNotMatching("id\\.sesi\\.application\\.UseCases(\\$.*)?")
                .should()
                .accessTargetWhere(
                        describe("the target is a clock or a source of randomness", SesiRules::isClockOrRandomness))
                .allowEmptyShould(false)
                .because(why + " (" + page + ")");
        return new LayerRule("inside-reads-no-clock", rule, why, page);
    }

    /** Teams choose the threads by passing an executor. Only the class of the default executor creates threads. */
    static LayerRule embeddedModulesStartNoThread() {
        String why = "such threads lose the context of a call, and still run after an application was undeployed";
        String page = "docs/decisions/0024-threads.md";
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(
                        "id.sesi.domain..",
                        "id.sesi.application..",
                        "id.sesi.adapters.http.gateway..",
                        "id.sesi.adapters.http.vault..",
                        "id.sesi.adapters.local..",
                        "id.sesi.adapters.micrometer..")
                .and()
                .doNotHaveFullyQualifiedName("id.sesi.application.DefaultExecutor")
                .should()
                .accessTargetWhere(describe("the target starts a thread", SesiRules::startsThread))
                .allowEmptyShould(false)
                .because(why + " (" + page + ")");
        return new LayerRule("embedded-modules-start-no-thread", rule, why, page);
    }

    private static boolean startsThread(JavaAccess<?> access) {
        String name = nameOf(access);
        return THREADS.contains(name) || THREAD_POOLS.matcher(name).matches();
    }

    private static String nameOf(JavaAccess<?> access) {
        return access.getTarget().getOwner().getName() + "."
                + access.getTarget().getName();
    }

    private static boolean isClockOrRandomness(JavaAccess<?> access) {
        String name = nameOf(access);
        return CLOCKS_AND_RANDOMNESS.contains(name)
                || CLOCKS_OF_JAVA_TIME.matcher(name).matches();
    }
}
