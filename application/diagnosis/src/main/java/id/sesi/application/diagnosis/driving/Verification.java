package id.sesi.application.diagnosis.driving;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The result of verifying a signature: it matches, it is explained by mistakes, or it is unexplained.
 *
 * @since 1.0.0
 */
public sealed interface Verification {

    /** {@return the result of the function for this kind of verification} */
    <T> T fold(
            Supplier<? extends T> matches,
            Function<? super Explained, ? extends T> explained,
            Function<? super Unexplained, ? extends T> unexplained);

    /**
     * The signature is the correct signature of the request.
     *
     * @since 1.0.0
     */
    record Matches() implements Verification {

        @Override
        public <T> T fold(
                Supplier<? extends T> matches,
                Function<? super Explained, ? extends T> explained,
                Function<? super Unexplained, ? extends T> unexplained) {
            return matches.get();
        }
    }

    /**
     * The signature is wrong, and these mistakes together give exactly this signature.
     *
     * @param mistakes the deviations from the contract; at least one
     * @param signedFields the fields that were joined and signed, in their order; personal data
     * @since 1.0.0
     */
    record Explained(List<Mistake> mistakes, List<String> signedFields) implements Verification {

        public Explained {
            mistakes = List.copyOf(mistakes);
            signedFields = List.copyOf(signedFields);
        }

        @Override
        public <T> T fold(
                Supplier<? extends T> matches,
                Function<? super Explained, ? extends T> explained,
                Function<? super Unexplained, ? extends T> unexplained) {
            return explained.apply(this);
        }

        /** {@return the mistakes, without the signed fields} */
        @Override
        public String toString() {
            return "Explained" + mistakes;
        }
    }

    /**
     * The signature is wrong, and the search found no explanation.
     *
     * @param isSearchComplete false if the search reached its limit before it had tried all combinations
     * @since 1.0.0
     */
    record Unexplained(boolean isSearchComplete) implements Verification {

        @Override
        public <T> T fold(
                Supplier<? extends T> matches,
                Function<? super Explained, ? extends T> explained,
                Function<? super Unexplained, ? extends T> unexplained) {
            return unexplained.apply(this);
        }
    }
}
