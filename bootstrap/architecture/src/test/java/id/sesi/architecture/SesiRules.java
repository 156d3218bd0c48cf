package id.sesi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import id.sesi.layers.Hexagon;
import id.sesi.layers.Layer;
import id.sesi.layers.LayerRule;
import id.sesi.layers.LayerRules;
import java.util.Set;
import java.util.regex.Pattern;

/** The description of Sesi's hexagon, and the rules that apply only to Sesi. */
final class SesiRules {

    private static final String SIGNING = "signing is what this domain is about";
    private static final String CONCURRENCY = "callers share a key and a breaker";
    private static final String PAGE = "a page of the partner has an address";
    private static final String RANDOMNESS = "pauses between attempts are random";

    static final Hexagon SESI = Hexagon.below(
                    "id.sesi",
                    "cli",
                    "http.gateway",
                    "http.sandbox",
                    "http.vault",
                    "http.widget",
                    "local.audit",
                    "local.secret",
                    "micrometer")
            .withPackages(Layer.DRIVING, "application.driving", "application.diagnosis.driving")
            .withPackages(Layer.DRIVEN, "application.driven", "application.result", "application.diagnosis.driven")
            .allowing(Layer.DOMAIN, "java.net", "a widget URL is a value of the domain")
            .allowing(Layer.DOMAIN, "java.security", SIGNING)
            .allowing(Layer.DOMAIN, "javax.crypto", SIGNING)
            .allowing(Layer.APPLICATION, "java.net.URI", PAGE)
            .allowing(Layer.APPLICATION, "java.security", SIGNING)
            .allowing(Layer.APPLICATION, "java.util.concurrent", CONCURRENCY)
            .allowing(Layer.APPLICATION, "java.util.concurrent.atomic", CONCURRENCY)
            .allowing(Layer.APPLICATION, "java.util.random", RANDOMNESS)
            .allowing(Layer.APPLICATION, "javax.crypto", SIGNING)
            .allowing(Layer.DRIVEN, "java.net.URI", PAGE)
            .allowing(Layer.DRIVEN, "java.util.random", RANDOMNESS)
            .allowing(Layer.DRIVING, "java.net.URI", PAGE);

    private static final LayerRules RULES = LayerRules.of(SESI)
            .withHouseStyle()
            .exempting("inside-reads-no-clock", "application.UseCases", "it sets the clocks of the JDK as defaults")
            .and(embeddedModulesStartNoThread())
            .withPages("docs/layer-rules.md");

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

    /** {@return the layering, the house style, and the rules that apply only to Sesi} */
    static LayerRules all() {
        return RULES;
    }

    /** Teams choose the threads by passing an executor. Only the class of the default executor creates threads. */
    static LayerRule embeddedModulesStartNoThread() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(
                        "id.sesi.domain..",
                        "id.sesi.application..",
                        "id.sesi.adapters.http.gateway..",
                        "id.sesi.adapters.http.vault..",
                        "id.sesi.adapters.http.widget..",
                        "id.sesi.adapters.local..",
                        "id.sesi.adapters.micrometer..")
                .and()
                .doNotHaveFullyQualifiedName("id.sesi.application.DefaultExecutor")
                .should()
                .accessTargetWhere(describe("the target starts a thread", SesiRules::startsThread));
        return new LayerRule(
                "embedded-modules-start-no-thread",
                rule,
                "such threads lose the context of a call, and still run after an application was undeployed",
                "run the work on the executor of the team (docs/decisions/0024-threads.md)",
                Set.of());
    }

    private static boolean startsThread(JavaAccess<?> access) {
        String name = nameOf(access);
        return THREADS.contains(name) || THREAD_POOLS.matcher(name).matches();
    }

    private static String nameOf(JavaAccess<?> access) {
        return access.getTarget().getOwner().getName() + "."
                + access.getTarget().getName();
    }
}
