package id.sesi.layers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LayerRuleTest {

    /** Parallel tests share rules, and the condition about package cycles first collects all classes, as this one does. */
    @Test
    void threads_that_check_a_rule_at_the_same_time_get_the_results_of_their_own_classes() throws Exception {
        LayerRule rule = new LayerRule("rule", classes().should(new BeAmongTheCollected()), "reason", "help", Set.of());
        Callable<SortedSet<Violation>> one = () -> rule.violations(read(LayerRule.class));
        Callable<SortedSet<Violation>> other = () -> rule.violations(read(LayerRules.class));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<SortedSet<Violation>> violations :
                    threads.invokeAll(List.of(one, other), 1, TimeUnit.MINUTES)) {
                assertEquals(Set.of(), violations.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static JavaClasses read(Class<?> type) {
        return new ClassFileImporter().importClasses(type);
    }

    /** Gives the other thread 100 ms to overwrite what this thread collected. */
    private static final class BeAmongTheCollected extends ArchCondition<JavaClass> {

        private final CountDownLatch bothCollected = new CountDownLatch(2);
        private volatile List<JavaClass> collected = List.of();

        BeAmongTheCollected() {
            super("be among the collected");
        }

        @Override
        public void init(Collection<JavaClass> all) {
            collected = List.copyOf(all);
            bothCollected.countDown();
            try {
                boolean unused = bothCollected.await(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (!collected.contains(type)) {
                events.add(
                        SimpleConditionEvent.violated(type, "Class <" + type.getName() + "> is of the other thread"));
            }
        }
    }
}
