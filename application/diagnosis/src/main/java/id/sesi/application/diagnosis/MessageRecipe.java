package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The steps that produce the message to sign, in their order. {@link #CORRECT} is the recipe of the contract, section 3.
 *
 * @param ids selects and orders the candidate IDs
 * @param idJoin joins the candidate IDs into one field
 * @param values changes the values of the six fields
 * @param fields adds, removes, reorders or changes fields before they are joined
 * @param join joins the fields to the text
 * @param text changes the joined text
 * @param encoding encodes the text as bytes
 */
record MessageRecipe(
        UnaryOperator<List<String>> ids,
        Function<List<String>, String> idJoin,
        UnaryOperator<List<String>> values,
        UnaryOperator<List<String>> fields,
        Function<List<String>, String> join,
        UnaryOperator<String> text,
        Function<String, byte[]> encoding) {

    static final MessageRecipe CORRECT = new MessageRecipe(
            UnaryOperator.identity(),
            ids -> String.join(",", ids),
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            fields -> String.join("|", fields),
            UnaryOperator.identity(),
            text -> text.getBytes(UTF_8));

    /**
     * {@return the fields that this recipe joins to the text}
     *
     * @param fieldsAndIds the first five signed fields of a request, followed by its candidate IDs as separate elements
     */
    List<String> fieldsOf(List<String> fieldsAndIds) {
        List<String> six = new ArrayList<>(fieldsAndIds.subList(0, 5));
        six.add(idJoin.apply(ids.apply(fieldsAndIds.subList(5, fieldsAndIds.size()))));
        return fields.apply(values.apply(six));
    }

    /**
     * {@return the message that this recipe signs}
     *
     * @param fieldsAndIds as in {@link #fieldsOf}
     */
    byte[] messageOf(List<String> fieldsAndIds) {
        return encoding.apply(text.apply(join.apply(fieldsOf(fieldsAndIds))));
    }

    /**
     * {@return a recipe that applies the change after its step {@code ids}; the other methods {@code withChanged…} do the same}
     */
    MessageRecipe withChangedIds(UnaryOperator<List<String>> change) {
        return new MessageRecipe(list -> change.apply(ids.apply(list)), idJoin, values, fields, join, text, encoding);
    }

    /** {@return a recipe that replaces the step {@code idJoin}; {@link #withJoin} and {@link #withEncoding} do the same} */
    MessageRecipe withIdJoin(Function<List<String>, String> value) {
        return new MessageRecipe(ids, value, values, fields, join, text, encoding);
    }

    MessageRecipe withChangedValues(UnaryOperator<List<String>> change) {
        return new MessageRecipe(ids, idJoin, list -> change.apply(values.apply(list)), fields, join, text, encoding);
    }

    MessageRecipe withChangedFields(UnaryOperator<List<String>> change) {
        return new MessageRecipe(ids, idJoin, values, list -> change.apply(fields.apply(list)), join, text, encoding);
    }

    MessageRecipe withJoin(Function<List<String>, String> value) {
        return new MessageRecipe(ids, idJoin, values, fields, value, text, encoding);
    }

    MessageRecipe withChangedText(UnaryOperator<String> change) {
        return new MessageRecipe(ids, idJoin, values, fields, join, whole -> change.apply(text.apply(whole)), encoding);
    }

    MessageRecipe withEncoding(Function<String, byte[]> value) {
        return new MessageRecipe(ids, idJoin, values, fields, join, text, value);
    }
}
