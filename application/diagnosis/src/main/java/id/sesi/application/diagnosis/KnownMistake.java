package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driving.Mistake;
import java.util.function.UnaryOperator;

/**
 * A mistake in the message that the search can find, with its effect on a recipe.
 *
 * @param step the step of the recipe that the mistake changes
 * @param frequency how often people make this mistake
 * @param mistake the description for the user
 * @param change applies the mistake to a recipe
 */
record KnownMistake(Step step, Frequency frequency, Mistake mistake, UnaryOperator<Recipe> change) {

    /** The steps of a {@link Recipe}, in their order. A step is repeatable if two mistakes can change it one after the other. */
    enum Step {
        IDS(true),
        ID_JOIN(false),
        VALUES(true),
        PARTS(true),
        /** Replaces all fields by another text, so mistakes in the steps before have no effect. */
        DOCUMENT(false),
        JOIN(false),
        TEXT(true),
        ENCODING(false);

        private final boolean isRepeatable;

        Step(boolean isRepeatable) {
            this.isRepeatable = isRepeatable;
        }
    }

    boolean isRare() {
        return frequency == Frequency.RARE;
    }

    /** {@return whether the mistake has no effect on a request whose parts it does not change} */
    boolean changesOnlyParts() {
        return step.compareTo(Step.DOCUMENT) <= 0;
    }

    /**
     * {@return whether the search should combine this mistake with {@code other}, in this order} For mistakes in different steps,
     * only one order is needed, because both orders have the same effect.
     */
    boolean canPrecede(KnownMistake other) {
        if (isRare() && other.isRare() || other.step == Step.DOCUMENT || step == Step.DOCUMENT && other.step == Step.JOIN) {
            return false;
        }
        return step == other.step ? step.isRepeatable && !equals(other) : step.compareTo(other.step) < 0;
    }
}
