package id.sesi.application.driving;

import java.util.List;

/**
 * How a signature came about: whoever does this gets exactly that signature.
 *
 * @param mistakes what was done otherwise than the contract says; none if the signature matches
 * @param signedParts what was put together and signed, part by part; personal data
 */
public record Explanation(List<Mistake> mistakes, List<String> signedParts) {

    public Explanation {
        mistakes = List.copyOf(mistakes);
        signedParts = List.copyOf(signedParts);
    }

    /** {@return whether there is no mistake} */
    public boolean isMatch() {
        return mistakes.isEmpty();
    }

    /** {@return the mistakes alone} */
    @Override
    public String toString() {
        return "Explanation" + mistakes;
    }
}
