package id.sesi.application.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses the JSON of a request, so that the suites need no library. Rejects duplicate members. */
final class Json {

    /** What {@code null} is parsed to. */
    enum Null {
        NULL
    }

    private static final String LITERAL_END = ",]} \t\r\n";

    private final String text;
    private int next;

    private Json(String text) {
        this.text = text;
    }

    /** {@return a map, a list, a text, a number, a boolean or {@link Null#NULL}} */
    static Object parse(String text) {
        Json json = new Json(text);
        Object value = json.value();
        json.skipSpace();
        if (json.next < text.length()) {
            throw json.invalid();
        }
        return value;
    }

    private Object value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> literal();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        while (!isAtEnd('}', members.isEmpty())) {
            skipSpace();
            String name = string();
            skipSpace();
            expect(':');
            if (members.put(name, value()) != null) {
                throw invalid();
            }
        }
        return members;
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        expect('[');
        while (!isAtEnd(']', elements.isEmpty())) {
            elements.add(value());
        }
        return elements;
    }

    private boolean isAtEnd(char end, boolean isEmpty) {
        skipSpace();
        if (peek() == end) {
            next++;
            return true;
        }
        if (!isEmpty) {
            expect(',');
        }
        return false;
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        expect('"');
        while (peek() != '"') {
            value.append(peek() == '\\' ? escaped() : text.charAt(next++));
        }
        next++;
        return value.toString();
    }

    private char escaped() {
        next++;
        char escape = peek();
        next++;
        if (escape == 'u') {
            next += 4;
            return (char) Integer.parseInt(text.substring(next - 4, next), 16);
        }
        int index = "nrtbf".indexOf(escape);
        return index < 0 ? escape : "\n\r\t\b\f".charAt(index);
    }

    private Object literal() {
        int start = next;
        while (next < text.length() && LITERAL_END.indexOf(text.charAt(next)) < 0) {
            next++;
        }
        String literal = text.substring(start, next);
        return switch (literal) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> Null.NULL;
            default -> new BigDecimal(literal);
        };
    }

    private void expect(char expected) {
        if (peek() != expected) {
            throw invalid();
        }
        next++;
    }

    private char peek() {
        if (next >= text.length()) {
            throw invalid();
        }
        return text.charAt(next);
    }

    private void skipSpace() {
        while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
    }

    private IllegalArgumentException invalid() {
        return new IllegalArgumentException("the request's body is not valid JSON at position " + next);
    }
}
