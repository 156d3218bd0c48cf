package com.acme.parking;

import id.sesi.layers.Hexagon;
import id.sesi.layers.Layer;
import id.sesi.layers.LayerRules;
import id.sesi.layers.junit.HouseStyleTests;

class ParkingLayersTest extends HouseStyleTests {
    @Override
    protected LayerRules rules() {
        Hexagon parking = Hexagon.below("com.acme.parking")
                .without(Layer.DOMAIN, "because values and use cases are in one package")
                .withPackages(Layer.APPLICATION, "hexagon")
                .withPackages(Layer.DRIVING, "hexagon.ports.driving")
                .withPackages(Layer.DRIVEN, "hexagon.ports.driven")
                .withPackages(Layer.ADAPTERS, "adapter.*.*", "driver.*.*")
                .withPackages(Layer.BOOTSTRAP, "startup");
        return LayerRules.of(parking).with("inside-reads-no-clock");
    }
}
