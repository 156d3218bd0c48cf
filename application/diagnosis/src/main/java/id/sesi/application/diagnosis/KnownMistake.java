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
record KnownMistake(Step step, Frequency frequency, Mistake mistake, UnaryOperator<MessageRecipe> change) {

    /**
     * The steps of a {@link MessageRecipe}, in their order, and {@link #REPLACED_TEXT}. A step is repeatable if two mistakes can
     * change it one after the other.
     */
    enum Step {
        /** Selects and orders the candidate IDs. */
        IDS(true),
        /** Joins the candidate IDs into one field. */
        ID_JOIN(false),
        /** Changes the values of the six fields. */
        VALUES(true),
        /** Adds, removes, reorders or changes fields. */
        FIELDS(true),
        /**
         * Not a step of its own: a change of the step {@code fields} that replaces all fields by one text. Therefore mistakes in
         * the steps before it and in {@link #JOIN} have no effect.
         */
        REPLACED_TEXT(false),
        /** Joins the fields to the text. */
        JOIN(false),
        /** Changes the joined text. */
        TEXT(true),
        /** Encodes the text as bytes. */
        ENCODING(false);

        private final boolean isRepeatable;

        Step(boolean isRepeatable) {
            this.isRepeatable = isRepeatable;
        }
    }

    /**
     * {@return whether the search should combine this mistake with {@code other}, in this order} For mistakes in different steps,
     * only one order is needed, because both orders have the same effect.
     */
    boolean canPrecede(KnownMistake other) {
        if (step == other.step) {
            return step.isRepeatable && !equals(other);
        }
        boolean hasNoEffect =
                other.step == Step.REPLACED_TEXT || (step == Step.REPLACED_TEXT && other.step == Step.JOIN);
        return step.compareTo(other.step) < 0 && !hasNoEffect;
    }
}
