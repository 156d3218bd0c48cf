package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driving.Mistake;
import java.util.function.UnaryOperator;

/**
 * A mistake, and what it makes of a recipe.
 *
 * @param step of the recipe that it is made in
 * @param mistake what to tell about it
 * @param change what it does
 */
record KnownMistake(Step step, Mistake mistake, UnaryOperator<Recipe> change) {

    /** The steps of a {@link Recipe}. */
    enum Step {
        IDS(true),
        ID_JOIN(false),
        VALUES(true),
        PARTS(true),
        SEPARATOR(false),
        TEXT(true),
        ENCODING(false),
        KEY(false),
        READING(false),
        METHOD(false);

        private final boolean isRepeatable;

        Step(boolean isRepeatable) {
            this.isRepeatable = isRepeatable;
        }
    }

    boolean isOfValues() {
        return step == Step.VALUES;
    }

    /** {@return whether the other can be made after this one, and it is not the same to make it before} */
    boolean goesBefore(KnownMistake other) {
        return step == other.step ? step.isRepeatable && !equals(other) : step.compareTo(other.step) < 0;
    }
}
