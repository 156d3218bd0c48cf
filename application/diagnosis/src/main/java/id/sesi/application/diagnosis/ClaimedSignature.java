package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driving.Mistake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One interpretation of the text of a signature.
 *
 * @param isWrittenFrom whether code with this mistake writes these bytes of a signature as this text
 * @param mistake the mistake in the notation, such as Base64; empty if the notation is correct
 */
record ClaimedSignature(Predicate<byte[]> isWrittenFrom, Optional<Mistake> mistake) {

    /** {@return all interpretations of the text, the most likely ones first; empty if it cannot be a signature} */
    static List<ClaimedSignature> parse(String text) {
        List<ClaimedSignature> claims = new ArrayList<>();
        List<DecodedSignature> allDecoded = DecodedSignature.allOf(text);
        if (PrintedObject.matches(text) || allDecoded.stream().anyMatch(DecodedSignature::isPrintedObject)) {
            claims.add(of("as an object or a missing value that was printed, not its digits", mac -> true));
        }
        for (DecodedSignature decoded : allDecoded) {
            claims.add(of(decoded.notation(), mac -> Arrays.equals(decoded.bytes(), mac)));
        }
        for (CutSignature cut : CutSignature.allOf(text)) {
            claims.add(of(cut.notation(), cut::isPartOf));
        }
        for (LossyFormat format : LossyFormat.possibleFor(text)) {
            claims.add(of(format.notation(), mac -> format.isAtEnd(text, mac)));
        }
        return claims;
    }

    /** {@return a claim with a notation that is described after "the signature is written"; no description is the correct one} */
    private static ClaimedSignature of(String notation, Predicate<byte[]> isWrittenFrom) {
        return new ClaimedSignature(
                isWrittenFrom,
                notation.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Mistake(
                                "the signature is written " + notation,
                                "write it as 64 lower-case hexadecimal digits and nothing else")));
    }

    boolean matches(byte[] mac) {
        return isWrittenFrom.test(mac);
    }

    /** {@return a fixed text, because a signature can be used to replay a request} */
    @Override
    public String toString() {
        return "ClaimedSignature[redacted]";
    }
}
