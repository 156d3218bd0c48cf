package id.sesi.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.layers.junit.HouseStyleTests;
import id.sesi.layers.junit.LayeringTests;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The base classes have one test for each rule, with the name of the rule. */
class SuitesTest {

    @Test
    void each_rule_of_the_layering_has_a_test() {
        assertEquals(Set.copyOf(LayerRules.layering()), testsOf(LayeringTests.class));
    }

    @Test
    void each_rule_of_the_house_style_has_a_test() {
        assertEquals(Set.copyOf(LayerRules.houseStyle()), testsOf(HouseStyleTests.class));
    }

    private static Set<String> testsOf(Class<?> suite) {
        List<Method> methods = Stream.of(suite.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
        return methods.stream()
                .map(method -> method.getName().replace('_', '-'))
                .collect(Collectors.toSet());
    }
}
