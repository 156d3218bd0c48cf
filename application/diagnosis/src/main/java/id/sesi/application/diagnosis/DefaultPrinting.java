package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.diagnosis.Value.ListValue;
import java.util.List;
import java.util.stream.Collectors;

/** Prints lists and values in the default format of a language. */
final class DefaultPrinting {

    private DefaultPrinting() {}

    /** {@return the quoted items, joined by the separator, between the brackets} */
    static String list(String open, String quote, String separator, String close, List<String> items) {
        return items.stream().map(item -> quote + item + quote).collect(Collectors.joining(separator, open, close));
    }

    /** {@return a text as Python's {@code repr} prints its UTF-8 bytes, such as {@code b'Zo\xc3\xab'}} */
    static String pythonBytes(String text) {
        return pythonBytes(text.getBytes(UTF_8));
    }

    /** {@return the bytes as Python's {@code repr} prints them} */
    static String pythonBytes(byte[] bytes) {
        StringBuilder printed = new StringBuilder();
        boolean hasApostrophe = false;
        boolean hasQuote = false;
        for (byte b : bytes) {
            hasApostrophe |= b == '\'';
            hasQuote |= b == '"';
        }
        char quote = hasApostrophe && !hasQuote ? '"' : '\'';
        printed.append('b').append(quote);
        for (byte b : bytes) {
            switch (b) {
                case '\n' -> printed.append("\\n");
                case '\r' -> printed.append("\\r");
                case '\t' -> printed.append("\\t");
                case '\\' -> printed.append("\\\\");
                default -> {
                    if (b < ' ' || b > '~') {
                        printed.append("\\x%02x".formatted(b));
                    } else {
                        printed.append(b == quote ? "\\" : "").append((char) b);
                    }
                }
            }
        }
        return printed.append(quote).toString();
    }

    /** {@return a text as Python's {@code repr} prints it: in single quotes, or in double quotes if it has an apostrophe} */
    static String pythonText(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        return quote
                + text.replace("\\", "\\\\").replace("\n", "\\n").replace("'", quote == '\'' ? "\\'" : "'")
                + quote;
    }

    /** {@return the list of texts as Python prints it} */
    static String pythonList(List<String> texts) {
        return pythonItems("[", "]", texts);
    }

    /** {@return the texts as Python prints the items of a list or another collection} */
    static String pythonItems(String open, String close, List<String> texts) {
        return texts.stream().map(DefaultPrinting::pythonText).collect(Collectors.joining(", ", open, close));
    }

    /** {@return a text as PHP's {@code serialize} writes it} */
    static String phpSerialized(String text) {
        return "s:" + text.getBytes(UTF_8).length + ":\"" + text + "\";";
    }

    /** {@return an object, or each object of a list, as JavaScript converts it to a text} */
    static String javaScriptObject(Value value) {
        return value instanceof ListValue list
                ? list.items().stream().map(item -> "[object Object]").collect(Collectors.joining(","))
                : "[object Object]";
    }

    /** {@return the bytes as decimal numbers from 0 to 255} */
    static String decimals(String open, String separator, String close, byte[] bytes) {
        StringBuilder printed = new StringBuilder(open);
        for (int i = 0; i < bytes.length; i++) {
            printed.append(i == 0 ? "" : separator).append(bytes[i] & 0xff);
        }
        return printed.append(close).toString();
    }
}
