package id.sesi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import id.sesi.layers.Hexagon;
import id.sesi.layers.Layer;
import id.sesi.layers.LayerRule;
import id.sesi.layers.LayerRules;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where Sesi's layers are, and the rules that only it has. */
final class SesiRules {

    static final Hexagon SESI = Hexagon.below("id.sesi", "cli", "http")
            .allowing(Layer.DOMAIN, "java.net", "java.security", "javax.crypto")
            .allowing(
                    Layer.APPLICATION,
                    "java.security",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.random")
            .allowing(Layer.DRIVEN, "java.util.random");

    private static final Set<String> CLOCKS_AND_CHANCE = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.Thread.sleep",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.lang.Math.random",
            "java.time.Instant.now",
            "java.time.LocalDateTime.now",
            "java.time.InstantSource.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.util.UUID.randomUUID",
            "java.security.SecureRandom.<init>",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.util.concurrent.ThreadLocalRandom.current");

    private SesiRules() {}

    /** {@return the rules of every hexagon, and our own} */
    static List<LayerRule> all() {
        return Stream.concat(
                        LayerRules.of(SESI).stream(), Stream.of(sandboxAndGatewayAreStrangers(), insideReadsNoClock()))
                .toList();
    }

    private static LayerRule sandboxAndGatewayAreStrangers() {
        return rule(
                "sandbox-and-gateway-are-strangers",
                slices().matching("id.sesi.adapters.http.(*)..").should().notDependOnEachOther(),
                "a stand-in that shares code agrees with its mistakes",
                "docs/decisions/0012-sandbox.md");
    }

    /** The factory is where the JDK's clocks come in, for the real world; nowhere else. */
    private static LayerRule insideReadsNoClock() {
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
        return CLOCKS_AND_CHANCE.contains(access.getTarget().getOwner().getName() + "."
                + access.getTarget().getName());
    }

    private static LayerRule rule(String name, ArchRule rule, String why, String page) {
        return new LayerRule(name, rule.allowEmptyShould(false).because(why + " (" + page + ")"), why, page);
    }
}
