package ${package}.bootstrap;

import id.sesi.layers.Hexagon;
import id.sesi.layers.LayerRules;
import id.sesi.layers.junit.HouseStyleTests;

/** The layer rules, each as a test. */
class LayersTest extends HouseStyleTests {

    static final String ROOT = "${package}";

    @Override
    protected LayerRules rules() {
        return LayerRules.of(Hexagon.below(ROOT)).withHouseStyle();
    }
}
