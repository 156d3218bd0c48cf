package id.sesi.layers;

import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Finds each class whose dependencies put its package in a cycle. ArchUnit's own rule reports a whole cycle with all its
 * dependencies. That report is too long to read. It also cannot be in a baseline, because each new dependency changes its text.
 */
final class PackageCycles extends ArchCondition<JavaClass> {

    private final BiPredicate<String, String> isRelevant;
    private final Map<String, Set<String>> uses = new HashMap<>();

    /** @param isRelevant whether to check a dependency, given the name of the class and the name of the class that it uses */
    PackageCycles(BiPredicate<String, String> isRelevant) {
        super("not be part of cycles");
        this.isRelevant = isRelevant;
    }

    @Override
    public void init(Collection<JavaClass> all) {
        uses.clear();
        for (JavaClass type : all) {
            uses.computeIfAbsent(type.getPackageName(), name -> new HashSet<>())
                    .addAll(byTargetPackage(type).keySet());
        }
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String home = type.getPackageName();
        byTargetPackage(type).forEach((target, dependencies) -> {
            if (leadsTo(home, target, new HashSet<>())) {
                events.add(SimpleConditionEvent.violated(
                        type,
                        "Class <" + type.getName() + "> uses <" + target + ">, which leads back to <" + home + "> in ("
                                + type.getSourceCodeLocation().getSourceFileName() + ":" + firstLine(dependencies)
                                + ")"));
            }
        });
    }

    private Map<String, List<Dependency>> byTargetPackage(JavaClass type) {
        return dependencies(type).collect(groupingBy(PackageCycles::targetPackage));
    }

    private Stream<Dependency> dependencies(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> isRelevant.test(type.getName(), Conditions.targetOf(dependency))
                        && !targetPackage(dependency).equals(type.getPackageName()));
    }

    private static String targetPackage(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType().getPackageName();
    }

    private boolean leadsTo(String goal, String from, Set<String> seen) {
        return from.equals(goal)
                || (seen.add(from)
                        && uses.getOrDefault(from, Set.of()).stream().anyMatch(next -> leadsTo(goal, next, seen)));
    }

    private static int firstLine(List<Dependency> dependencies) {
        return dependencies.stream()
                .mapToInt(dependency -> dependency.getSourceCodeLocation().getLineNumber())
                .filter(line -> line > 0)
                .min()
                .orElse(0);
    }
}
