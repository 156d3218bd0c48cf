package id.sesi.layers;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rules to check on a hexagon. The default set is the layering: what may use what. The house style is a second set. A rule can be
 * left out, or relaxed for a class, only with a reason. Reports repeat the reasons. A rule that matches no classes fails. Immutable.
 *
 * @since 1.0.0
 */
public final class LayerRules {

    private final Hexagon hexagon;
    private final List<LayerRule> rules;
    private final Map<String, String> leftOut;
    private final List<Exemption> exemptions;
    private final String pages;

    private LayerRules(
            Hexagon hexagon,
            List<LayerRule> rules,
            Map<String, String> leftOut,
            List<Exemption> exemptions,
            String pages) {
        this.hexagon = hexagon;
        this.rules = List.copyOf(rules);
        this.leftOut = leftOut;
        this.exemptions = List.copyOf(exemptions);
        this.pages = pages;
    }

    /** {@return the rules of the layering} */
    public static LayerRules of(Hexagon hexagon) {
        return new LayerRules(hexagon, new Layering(hexagon).rules(), Map.of(), List.of(), Pages.address());
    }

    /** {@return the ids of the layering, which every check contains} */
    public static List<String> layering() {
        return idsOf(new Layering(anyHexagon()).rules());
    }

    /** {@return the ids of the house style} */
    public static List<String> houseStyle() {
        return idsOf(new HouseStyle(anyHexagon()).rules());
    }

    private static Hexagon anyHexagon() {
        return Hexagon.below("any");
    }

    private static List<String> idsOf(Collection<LayerRule> rules) {
        return rules.stream().map(LayerRule::id).toList();
    }

    /** {@return the same rules and all rules of the house style} */
    public LayerRules withHouseStyle() {
        return with(houseStyle().toArray(String[]::new));
    }

    /**
     * {@return the same rules and some rules of the house style}
     *
     * @throws IllegalArgumentException if the house style has no such rule
     */
    public LayerRules with(String... ids) {
        List<LayerRule> style = new HouseStyle(hexagon).rules();
        LayerRules changed = this;
        for (String id : ids) {
            if (rules.stream().noneMatch(rule -> rule.id().equals(id))) {
                changed = changed.and(find(id, style));
            }
        }
        return changed;
    }

    /** {@return the same rules and a rule of your own} */
    public LayerRules and(LayerRule rule) {
        if (idsOf(rules).contains(rule.id())) {
            throw new IllegalArgumentException("there is a rule " + rule.id() + " already; choose another id");
        }
        List<LayerRule> changed = new ArrayList<>(rules);
        changed.add(rule);
        return new LayerRules(hexagon, changed, leftOut, exemptions, pages);
    }

    /**
     * {@return the same rules without one of them}
     *
     * @throws IllegalArgumentException if there is no such rule, or if the reason is blank
     */
    public LayerRules without(String id, String reason) {
        find(id, rules);
        Map<String, String> changed = new LinkedHashMap<>(leftOut);
        changed.put(id, Reason.of("leaving out " + id, reason));
        return new LayerRules(hexagon, rules, changed, exemptions, pages);
    }

    /**
     * {@return the same rules, one of which ignores the violations of some classes} If there are no such violations, the check fails:
     * the exemption is no longer needed.
     *
     * @param classes a package with those below it, or a class, relative to the root of the hexagon
     * @throws IllegalArgumentException if there is no such rule, or if the reason is blank
     */
    public LayerRules exempting(String id, String classes, String reason) {
        find(id, rules);
        List<Exemption> changed = new ArrayList<>(exemptions);
        changed.add(new Exemption(id, Place.of(hexagon.root(), classes), Reason.of("exempting " + classes, reason)));
        return new LayerRules(hexagon, rules, leftOut, changed, pages);
    }

    /**
     * {@return the same rules, whose reports refer to another copy of the page}
     *
     * @param address the address of {@code layer-rules.md}; by default, that of the copy in the artifact
     */
    public LayerRules withPages(String address) {
        return new LayerRules(hexagon, rules, leftOut, exemptions, address);
    }

    private static LayerRule find(String id, List<LayerRule> rules) {
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no rule " + id + " here; the rules are " + String.join(", ", idsOf(rules))));
    }

    /** {@return the rules, with those that are left out} */
    public List<LayerRule> rules() {
        return rules;
    }

    /** {@return the hexagon that the rules are for} */
    public Hexagon hexagon() {
        return hexagon;
    }

    /**
     * Checks the classes.
     *
     * @throws HexagonError if a rule finds no classes to check, or if an exemption or an allowance is not needed
     */
    public LayerReport check(JavaClasses classes) {
        return check(classes, Baseline.empty());
    }

    /**
     * Checks the classes. Violations that the baseline lists are ignored. A violation that no longer exists must be
     * deleted from the baseline.
     *
     * @throws HexagonError if a rule finds no classes to check, or if an exemption or an allowance is not needed
     */
    public LayerReport check(JavaClasses classes, Baseline baseline) {
        new UnusedAllowances(hexagon, classes).reject();
        return new LayerReport(
                hexagon,
                rules.stream()
                        .map(rule -> baseline.applyTo(check(rule, classes)))
                        .toList(),
                pages);
    }

    private RuleResult check(LayerRule rule, JavaClasses classes) {
        List<String> relaxed = exemptions.stream()
                .filter(exemption -> exemption.rule().equals(rule.id()))
                .map(Exemption::toString)
                .toList();
        Optional<String> reason = reasonToLeaveOut(rule);
        if (reason.isPresent()) {
            return new RuleResult(rule, reason, relaxed, new TreeSet<>(), 0, List.of());
        }
        SortedSet<Violation> violations = new TreeSet<>(violations(rule, classes));
        for (Exemption exemption : exemptions) {
            if (exemption.rule().equals(rule.id())
                    && !violations.removeIf(violation ->
                            exemption.classes().match(violation.type()).isPresent())) {
                throw new HexagonError("the exemption of " + exemption.classes().name() + " from " + rule.id()
                        + " is not needed; delete it");
            }
        }
        return new RuleResult(rule, Optional.empty(), relaxed, violations, 0, List.of());
    }

    private SortedSet<Violation> violations(LayerRule rule, JavaClasses classes) {
        try {
            return rule.violations(classes);
        } catch (HexagonError e) {
            throw e;
        } catch (AssertionError e) {
            throw new HexagonError("the rule " + rule.id()
                    + " finds no classes to check; correct the packages of the hexagon, or leave the rule out and"
                    + " state the reason");
        }
    }

    private Optional<String> reasonToLeaveOut(LayerRule rule) {
        if (leftOut.containsKey(rule.id())) {
            return Optional.ofNullable(leftOut.get(rule.id()));
        }
        Set<Layer> missing = EnumSet.noneOf(Layer.class);
        rule.requiredLayers().stream().filter(layer -> !hexagon.has(layer)).forEach(missing::add);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(missing.stream()
                        .map(layer -> "the hexagon has no layer " + layer + ": "
                                + hexagon.missingLayers().get(layer))
                        .collect(Collectors.joining("; ")));
    }

    /**
     * Classes whose violations of a rule do not count.
     *
     * @param rule the id of the rule
     */
    private record Exemption(String rule, Place classes, String reason) {

        @Override
        public String toString() {
            return classes.name() + ": " + reason;
        }
    }
}
