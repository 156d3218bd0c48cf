package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import java.util.ArrayList;
import java.util.List;

/** Mistakes in the choice of the key, in its interpretation and in the computation of the signature. */
final class KeyMistakes {

    private KeyMistakes() {}

    /** {@return the mistakes, the most likely ones first} */
    static List<KnownMistake> all(boolean isOtherKeyKnown) {
        List<KnownMistake> found = new ArrayList<>();
        if (isOtherKeyKnown) {
            found.add(new KnownMistake(
                    Step.KEY,
                    new Mistake("the key is that of the other environment", "use the key of this environment"),
                    Recipe::withOtherKey));
        }
        for (KeyInterpretation interpretation : KeyInterpretation.values()) {
            if (interpretation != KeyInterpretation.AS_GIVEN) {
                found.add(new KnownMistake(
                        Step.INTERPRETATION,
                        new Mistake(
                                "the key was " + cause(interpretation),
                                "use the characters of the key unchanged, in UTF-8"),
                        recipe -> recipe.withInterpretation(interpretation)));
            }
        }
        for (SigningMethod method : SigningMethod.values()) {
            if (method != SigningMethod.HMAC_SHA256) {
                found.add(new KnownMistake(
                        Step.METHOD,
                        new Mistake(
                                "the algorithm was " + cause(method),
                                "compute HMAC-SHA256 with the key as its key and the canonical string as its message"),
                        recipe -> recipe.withMethod(method)));
            }
        }
        return found;
    }

    private static String cause(KeyInterpretation interpretation) {
        return switch (interpretation) {
            case AS_GIVEN -> "read as it is";
            case WITH_NEWLINE -> "read with a newline at its end";
            case WITH_CARRIAGE_RETURN_AND_NEWLINE -> "read with a carriage return and a newline at its end";
            case WITH_CARRIAGE_RETURN -> "read with a carriage return at its end";
            case WITH_SPACE_AFTER -> "read with a space at its end";
            case WITH_SPACE_BEFORE -> "read with a space at its start";
            case WITH_BYTE_ORDER_MARK -> "read with a byte order mark at its start";
            case IN_DOUBLE_QUOTES -> "read with double quotes around it";
            case IN_SINGLE_QUOTES -> "read with single quotes around it";
            case FROM_HEX -> "decoded from hexadecimal digits";
            case FROM_BASE64 -> "decoded from Base64";
            case TO_HEX -> "encoded as hexadecimal digits";
            case TO_BASE64 -> "encoded as Base64";
            case HASHED -> "hashed";
            case HASHED_TO_HEX -> "hashed, and the hash was encoded as hexadecimal digits";
            case AS_UTF_16 -> "encoded as UTF-16";
            case IN_LOWER_CASE -> "converted to lower case";
            case IN_UPPER_CASE -> "converted to upper case";
            case EMPTY -> "empty";
            case THE_WORD_UNDEFINED -> "the word undefined";
            case THE_WORD_NULL -> "the word null";
        };
    }

    private static String cause(SigningMethod method) {
        return switch (method) {
            case HMAC_SHA256 -> "HMAC-SHA256";
            case HMAC_SHA256_WITH_KEY_AND_MESSAGE_SWAPPED -> "HMAC-SHA256 with key and message swapped";
            case SHA256_OF_MESSAGE -> "plain SHA-256 of the text, without the key";
            case SHA256_OF_KEY_AND_MESSAGE -> "plain SHA-256 of the key, followed by the text";
            case SHA256_OF_MESSAGE_AND_KEY -> "plain SHA-256 of the text, followed by the key";
            case SHA256_OF_KEY_PIPE_MESSAGE -> "plain SHA-256 of the key, followed by | and the text";
            case SHA256_OF_MESSAGE_PIPE_KEY -> "plain SHA-256 of the text, followed by | and the key";
            case HMAC_SHA256_OF_SHA256 -> "HMAC-SHA256 of the text's SHA-256 instead of the text";
            case HMAC_SHA1 -> "HMAC-SHA1";
            case HMAC_SHA384 -> "HMAC-SHA384";
            case HMAC_SHA512 -> "HMAC-SHA512";
            case HMAC_MD5 -> "HMAC-MD5";
        };
    }
}
