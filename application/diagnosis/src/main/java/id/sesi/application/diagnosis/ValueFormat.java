package id.sesi.application.diagnosis;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A way in which code prints structured values: JSON in many layouts, or the default format of a programming language.
 *
 * @param delimiters the start of an object, the end of an object, the start of a list, and the end of a list; the start of an
 *     object may contain {@link #TYPE_NAME}
 * @param name prints the name of a member, with the separator after it
 * @param separator the separator between members and between items
 * @param lineBreak the end of a line
 * @param indent the indentation of one level; empty if all is on one line
 * @param textQuoting prints a text, for example in quotes
 * @param absentText the text for a missing value
 */
record ValueFormat(
        Frequency frequency,
        String description,
        List<String> delimiters,
        UnaryOperator<String> name,
        String separator,
        String lineBreak,
        String indent,
        UnaryOperator<String> textQuoting,
        String absentText) {

    /** A placeholder for the name of the object's type. */
    static final String TYPE_NAME = "@";

    /** {@return this format with CRLF as the end of a line} */
    ValueFormat withCrlf() {
        return new ValueFormat(
                frequency,
                description + ", with CRLF",
                delimiters,
                name,
                separator,
                "\r\n",
                indent,
                textQuoting,
                absentText);
    }

    /** {@return the value in this format} */
    String print(Value value) {
        return value.print(this, 0);
    }

    String text(String text) {
        return textQuoting.apply(text);
    }

    String member(String memberName, String value) {
        return name.apply(memberName) + value;
    }

    String object(String type, List<String> members, int depth) {
        return block(delimiters.get(0).replace(TYPE_NAME, type), members, delimiters.get(1), depth);
    }

    String list(List<String> items, int depth) {
        return block(delimiters.get(2), items, delimiters.get(3), depth);
    }

    private String block(String open, List<String> parts, String close, int depth) {
        if (indent.isEmpty() || parts.isEmpty()) {
            return open + String.join(separator, parts) + close;
        }
        String newline = lineBreak + indent.repeat(depth);
        return open + newline + indent + String.join(separator + newline + indent, parts) + newline + close;
    }
}
