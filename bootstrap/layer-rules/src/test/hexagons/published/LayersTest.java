package com.acme.orders;

import id.sesi.layers.Hexagon;
import id.sesi.layers.LayerRules;
import id.sesi.layers.junit.LayeringTests;

class LayersTest extends LayeringTests {
    @Override
    protected LayerRules rules() {
        return LayerRules.of(Hexagon.below("com.acme.orders", "web", "store"));
    }
}
