package com.acme.orders;

import id.sesi.layers.Hexagon;
import id.sesi.layers.LayerRules;
import id.sesi.layers.junit.LayeringTests;
import java.nio.file.Path;
import java.util.Optional;

class BaselineLayersTest extends LayeringTests {
    @Override
    protected LayerRules rules() {
        return LayerRules.of(Hexagon.below("com.acme.orders", "web", "store"));
    }

    @Override
    protected Optional<Path> baseline() {
        return Optional.of(Path.of("src/test/layers-baseline.txt"));
    }
}
