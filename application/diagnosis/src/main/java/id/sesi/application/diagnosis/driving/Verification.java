package id.sesi.application.diagnosis.driving;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is known of how a signature came about. */
public sealed interface Verification {

    /** Maps each kind of verification. */
    <T> T fold(
            Supplier<? extends T> matches,
            Function<? super Explained, ? extends T> explained,
            Function<? super Unexplained, ? extends T> unexplained);

    /** It is the signature of the request. */
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
     * It is not, but whoever makes these mistakes gets exactly it.
     *
     * @param mistakes what was done otherwise than the contract says; at least one
     * @param signedParts what was put together and signed, part by part; personal data
     */
    record Explained(List<Mistake> mistakes, List<String> signedParts) implements Verification {

        public Explained {
            mistakes = List.copyOf(mistakes);
            signedParts = List.copyOf(signedParts);
        }

        @Override
        public <T> T fold(
                Supplier<? extends T> matches,
                Function<? super Explained, ? extends T> explained,
                Function<? super Unexplained, ? extends T> unexplained) {
            return explained.apply(this);
        }

        /** {@return the mistakes alone} */
        @Override
        public String toString() {
            return "Explained" + mistakes;
        }
    }

    /**
     * It is not, and nothing known explains it.
     *
     * @param isThorough whether everything was tried; if not, there was no time for some pairs of mistakes
     */
    record Unexplained(boolean isThorough) implements Verification {

        @Override
        public <T> T fold(
                Supplier<? extends T> matches,
                Function<? super Explained, ? extends T> explained,
                Function<? super Unexplained, ? extends T> unexplained) {
            return unexplained.apply(this);
        }
    }
}
