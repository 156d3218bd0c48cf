package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The steps to compute a signature, in their order. {@link #CORRECT} is the recipe of the contract, section 3.
 *
 * @param ids selects and orders the candidate IDs
 * @param idJoin joins the candidate IDs into one field
 * @param values changes the values of the six fields
 * @param parts adds, removes, reorders or changes fields before they are joined
 * @param separator the separator between the fields
 * @param text changes the joined text
 * @param encoding encodes the text as bytes
 * @param usesOtherKey whether the key of the other environment is used
 * @param interpretation converts the key to bytes
 * @param method computes the signature from the key and the message
 */
record Recipe(
        UnaryOperator<List<String>> ids,
        Function<List<String>, String> idJoin,
        UnaryOperator<List<String>> values,
        UnaryOperator<List<String>> parts,
        String separator,
        UnaryOperator<String> text,
        Function<String, byte[]> encoding,
        boolean usesOtherKey,
        KeyInterpretation interpretation,
        SigningMethod method) {

    static final Recipe CORRECT = new Recipe(
            UnaryOperator.identity(),
            ids -> String.join(",", ids),
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            "|",
            UnaryOperator.identity(),
            text -> text.getBytes(UTF_8),
            false,
            KeyInterpretation.AS_GIVEN,
            SigningMethod.HMAC_SHA256);

    /**
     * {@return the parts that this recipe joins to the text}
     *
     * @param fields the first five signed fields of a request, followed by its candidate IDs as separate elements
     */
    List<String> partsOf(List<String> fields) {
        List<String> six = new ArrayList<>(fields.subList(0, 5));
        six.add(idJoin.apply(ids.apply(fields.subList(5, fields.size()))));
        return parts.apply(values.apply(six));
    }

    /**
     * {@return the message that this recipe signs}
     *
     * @param fields as in {@link #partsOf}
     */
    byte[] messageOf(List<String> fields) {
        return encoding.apply(text.apply(String.join(separator, partsOf(fields))));
    }

    Recipe withIds(UnaryOperator<List<String>> change) {
        return new Recipe(
                list -> change.apply(ids.apply(list)),
                idJoin,
                values,
                parts,
                separator,
                text,
                encoding,
                usesOtherKey,
                interpretation,
                method);
    }

    Recipe withIdJoin(Function<List<String>, String> value) {
        return new Recipe(ids, value, values, parts, separator, text, encoding, usesOtherKey, interpretation, method);
    }

    Recipe withValues(UnaryOperator<List<String>> change) {
        return new Recipe(
                ids,
                idJoin,
                list -> change.apply(values.apply(list)),
                parts,
                separator,
                text,
                encoding,
                usesOtherKey,
                interpretation,
                method);
    }

    Recipe withParts(UnaryOperator<List<String>> change) {
        return new Recipe(
                ids,
                idJoin,
                values,
                list -> change.apply(parts.apply(list)),
                separator,
                text,
                encoding,
                usesOtherKey,
                interpretation,
                method);
    }

    Recipe withSeparator(String value) {
        return new Recipe(ids, idJoin, values, parts, value, text, encoding, usesOtherKey, interpretation, method);
    }

    Recipe withText(UnaryOperator<String> change) {
        return new Recipe(
                ids,
                idJoin,
                values,
                parts,
                separator,
                whole -> change.apply(text.apply(whole)),
                encoding,
                usesOtherKey,
                interpretation,
                method);
    }

    Recipe withEncoding(Function<String, byte[]> value) {
        return new Recipe(ids, idJoin, values, parts, separator, text, value, usesOtherKey, interpretation, method);
    }

    Recipe withOtherKey() {
        return new Recipe(ids, idJoin, values, parts, separator, text, encoding, true, interpretation, method);
    }

    Recipe withInterpretation(KeyInterpretation value) {
        return new Recipe(ids, idJoin, values, parts, separator, text, encoding, usesOtherKey, value, method);
    }

    Recipe withMethod(SigningMethod value) {
        return new Recipe(ids, idJoin, values, parts, separator, text, encoding, usesOtherKey, interpretation, value);
    }
}
