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
 * @param macTest accepts a MAC if code with this mistake writes it as this text
 * @param mistake the mistake in the notation, such as Base64; empty if the notation is correct
 */
record SignatureInterpretation(Predicate<byte[]> macTest, Optional<Mistake> mistake) {

    /** No known notation of 32 bytes is longer, and the time to find the interpretations grows with the square of the length. */
    private static final int MAX_LENGTH = 1_000;

    /** {@return all interpretations of the text, the most likely ones first; empty if it cannot be a signature} */
    static List<SignatureInterpretation> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return List.of();
        }
        List<SignatureInterpretation> interpretations = new ArrayList<>();
        List<DecodedSignature> decodedSignatures = DecodedSignature.allOf(text);
        if (PrintedObjectPattern.matches(text)
                || decodedSignatures.stream().anyMatch(DecodedSignature::isPrintedObject)) {
            interpretations.add(of("as an object or a missing value that was printed, not its digits", mac -> true));
        }
        for (DecodedSignature decoded : decodedSignatures) {
            interpretations.add(of(decoded.notation(), mac -> Arrays.equals(decoded.bytes(), mac)));
        }
        for (PartialSignature partial : PartialSignature.allOf(text)) {
            interpretations.add(of(partial.notation(), partial::isPartOf));
        }
        for (LossyNotation lossy : LossyNotation.possibleFor(text)) {
            interpretations.add(of(lossy.description(), mac -> lossy.isAtEndOf(text, mac)));
        }
        return interpretations;
    }

    /**
     * {@return an interpretation; its notation completes the sentence "the signature is written …", and is empty if it is
     * correct}
     */
    private static SignatureInterpretation of(String notation, Predicate<byte[]> macTest) {
        return new SignatureInterpretation(
                macTest,
                notation.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Mistake(
                                "the signature is written " + notation,
                                "write it as 64 lower-case hexadecimal digits and nothing else")));
    }

    boolean matches(byte[] mac) {
        return macTest.test(mac);
    }

    /** {@return a fixed text, because a signature can be used to replay a request} */
    @Override
    public String toString() {
        return "SignatureInterpretation[redacted]";
    }
}
