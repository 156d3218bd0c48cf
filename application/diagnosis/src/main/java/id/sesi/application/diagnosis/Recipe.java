package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A way to make a signature, step by step. {@link #RIGHT} is the contract's, section 3.
 *
 * @param ids which candidate ids, in which order
 * @param idJoin how they become one field
 * @param values what becomes of the value of each of the six fields
 * @param parts what becomes of the fields before they are joined
 * @param separator what stands between them
 * @param text what becomes of the joined text
 * @param encoding how it becomes bytes
 * @param isOtherKey whether the key of the other environment is taken
 * @param reading how the key is read
 * @param method how key and message are put together
 */
record Recipe(
        UnaryOperator<List<String>> ids,
        Function<List<String>, String> idJoin,
        UnaryOperator<List<String>> values,
        UnaryOperator<List<String>> parts,
        String separator,
        UnaryOperator<String> text,
        Function<String, byte[]> encoding,
        boolean isOtherKey,
        KeyInterpretation reading,
        SigningMethod method) {

    static final Recipe RIGHT = new Recipe(
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

    /** @param fields the signed fields of a request, with the candidate ids one by one as the last ones */
    List<String> partsOf(List<String> fields) {
        List<String> six = new ArrayList<>(fields.subList(0, 5));
        six.add(idJoin.apply(ids.apply(fields.subList(5, fields.size()))));
        return parts.apply(values.apply(six));
    }

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
                isOtherKey,
                reading,
                method);
    }

    Recipe withIdJoin(Function<List<String>, String> value) {
        return new Recipe(ids, value, values, parts, separator, text, encoding, isOtherKey, reading, method);
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
                isOtherKey,
                reading,
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
                isOtherKey,
                reading,
                method);
    }

    Recipe withSeparator(String value) {
        return new Recipe(ids, idJoin, values, parts, value, text, encoding, isOtherKey, reading, method);
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
                isOtherKey,
                reading,
                method);
    }

    Recipe withEncoding(Function<String, byte[]> value) {
        return new Recipe(ids, idJoin, values, parts, separator, text, value, isOtherKey, reading, method);
    }

    Recipe withOtherKey() {
        return new Recipe(ids, idJoin, values, parts, separator, text, encoding, true, reading, method);
    }

    Recipe withReading(KeyInterpretation value) {
        return new Recipe(ids, idJoin, values, parts, separator, text, encoding, isOtherKey, value, method);
    }

    Recipe withMethod(SigningMethod value) {
        return new Recipe(ids, idJoin, values, parts, separator, text, encoding, isOtherKey, reading, value);
    }
}
