package id.sesi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/**
 * The rules of {@code docs/architecture.md}, for the hexagon below one root package. Allow-lists where the inside is
 * concerned: what is not named is forbidden.
 */
record LayerRules(String root) {

    private static final Set<String> JAVA_BASE = Object.class.getModule().getPackages();

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

    ArchRule domainStandsAlone() {
        return classes()
                .that()
                .resideInAPackage(domain())
                .should()
                .onlyDependOnClassesThat(isIn(domain()).or(javaBase()))
                .because("the domain has to run wherever Java runs (docs/decisions/0003-layers.md)");
    }

    ArchRule applicationKnowsTheDomainAlone() {
        return classes()
                .that()
                .resideInAPackage(application())
                .should()
                .onlyDependOnClassesThat(isIn(application()).or(isIn(domain())).or(javaBase()))
                .because("use cases speak to the outside through ports (docs/decisions/0003-layers.md)");
    }

    ArchRule adaptersAreIsolated() {
        return slices().matching(root + ".adapters.(*)..")
                .should()
                .notDependOnEachOther()
                .because("an adapter can be replaced only if no other knows it (docs/decisions/0003-layers.md)");
    }

    ArchRule nothingKnowsBootstrap() {
        return noClasses()
                .that()
                .resideInAnyPackage(domain(), application(), adapters())
                .should()
                .dependOnClassesThat(isIn(bootstrap()))
                .because("bootstrap knows all and is known by none (docs/decisions/0003-layers.md)");
    }

    ArchRule onlyBootstrapMakesUseCases() {
        return noClasses()
                .that()
                .resideInAPackage(adapters())
                .should()
                .dependOnClassesThat(isIn(root + ".application"))
                .because("adapters see ports, bootstrap chooses what is behind them (docs/decisions/0003-layers.md)");
    }

    ArchRule onlyAdaptersImplementDrivenPorts() {
        return classes()
                .that()
                .areAssignableTo(isIn(root + ".application.driven")
                        .and(JavaClass.Predicates.INTERFACES)
                        .and(not(areSealed())))
                .and()
                .areNotInterfaces()
                .should()
                .resideInAPackage(adapters())
                .because("what is behind a driven port is a matter of adapters (docs/decisions/0003-layers.md)");
    }

    ArchRule sandboxAndGatewayAreStrangers() {
        return slices().matching(root + ".adapters.http.(*)..")
                .should()
                .notDependOnEachOther()
                .because("a stand-in that shares code agrees with its mistakes (docs/decisions/0012-sandbox.md)");
    }

    ArchRule kotlinStaysOutside() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("kotlin..").or(resideInAPackage("kotlinx..")))
                .because(
                        "this is a Java project; Kotlin's library is there for OkHttp and Moshi (docs/dependencies.md)");
    }

    ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a cycle makes one thing of two (docs/decisions/0003-layers.md)");
    }

    ArchRule everythingIsInALayer() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAnyPackage(domain(), application(), root + ".adapters.*..", bootstrap())
                .because("the rules see layers only (docs/decisions/0003-layers.md)");
    }

    /** The factory is where the JDK's clocks come in, for the real world; nowhere else. */
    ArchRule theInsideReadsNoClock() {
        return noClasses()
                .that()
                .resideInAnyPackage(domain(), application())
                .and()
                .haveNameNotMatching(root.replace(".", "\\.") + "\\.application\\.UseCases(\\$.*)?")
                .should()
                .accessTargetWhere(describe(
                        "it is a clock or a source of chance",
                        (JavaAccess<?> access) -> CLOCKS_AND_CHANCE.contains(
                                access.getTarget().getOwner().getName() + "."
                                        + access.getTarget().getName())))
                .because("tests run in virtual time (docs/decisions/0006-time-and-randomness.md)");
    }

    private String domain() {
        return root + ".domain..";
    }

    private String application() {
        return root + ".application..";
    }

    private String adapters() {
        return root + ".adapters..";
    }

    private String bootstrap() {
        return root + ".bootstrap..";
    }

    /** {@code Reply} and {@code AuditRecord} are interfaces too, but values with a few known forms, not ports. */
    private static DescribedPredicate<JavaClass> areSealed() {
        return describe("are sealed", type -> type.reflect().isSealed());
    }

    private static DescribedPredicate<JavaClass> isIn(String packages) {
        return resideInAPackage(packages);
    }

    private static DescribedPredicate<JavaClass> javaBase() {
        return describe("are in java.base", type -> type.isPrimitive() || JAVA_BASE.contains(type.getPackageName()));
    }
}
