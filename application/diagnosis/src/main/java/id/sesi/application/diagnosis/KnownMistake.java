package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driving.Mistake;
import java.util.function.UnaryOperator;

/**
 * A mistake that the search can find, with its effect on a recipe.
 *
 * @param step the step of the recipe that the mistake changes
 * @param mistake the description for the user
 * @param change applies the mistake to a recipe
 */
record KnownMistake(Step step, Mistake mistake, UnaryOperator<Recipe> change) {

    /** The steps of a {@link Recipe}, in their order. A step is repeatable if two mistakes can change it one after the other. */
    enum Step {
        IDS(true),
        ID_JOIN(false),
        VALUES(true),
        PARTS(true),
        SEPARATOR(false),
        TEXT(true),
        ENCODING(false),
        KEY(false),
        INTERPRETATION(false),
        METHOD(false);

        private final boolean isRepeatable;

        Step(boolean isRepeatable) {
            this.isRepeatable = isRepeatable;
        }
    }

    boolean changesOnlyValues() {
        return step == Step.VALUES;
    }

    /**
     * {@return whether the search should combine this mistake with {@code other}, in this order} For mistakes in different steps,
     * only one order is needed, because both orders have the same effect.
     */
    boolean canPrecede(KnownMistake other) {
        return step == other.step ? step.isRepeatable && !equals(other) : step.compareTo(other.step) < 0;
    }
}
