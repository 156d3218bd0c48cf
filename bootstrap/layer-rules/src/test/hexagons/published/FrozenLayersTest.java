package com.acme.orders;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import id.sesi.layers.Hexagon;
import id.sesi.layers.LayerRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FrozenLayersTest {

    @TestFactory
    Stream<DynamicTest> layers() {
        Hexagon orders = Hexagon.below("com.acme.orders", "web", "store");
        JavaClasses classes = orders.classes();
        return LayerRules.of(orders).stream()
                .map(rule -> rule.wrappedBy(FreezingArchRule::freeze))
                .map(rule -> dynamicTest(rule.name(), () -> rule.check(classes)));
    }
}
