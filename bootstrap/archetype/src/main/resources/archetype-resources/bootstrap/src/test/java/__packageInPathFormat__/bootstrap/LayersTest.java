package ${package}.bootstrap;

import id.sesi.layers.Hexagon;
import id.sesi.layers.LayerRules;
import id.sesi.layers.junit.HouseStyleTests;

/** The layer rules, each as a test. */
class LayersTest extends HouseStyleTests {

    static final String ROOT = "${package}";

    static final LayerRules RULES = LayerRules.of(Hexagon.below(ROOT)).withHouseStyle();

    @Override
    protected LayerRules rules() {
        return RULES;
    }
}
