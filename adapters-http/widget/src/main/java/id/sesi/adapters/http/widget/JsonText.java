package id.sesi.adapters.http.widget;

/** Writes strings as JSON, so that this module needs no JSON library. */
final class JsonText {

    private JsonText() {}

    /** {@return the text as a JSON string; characters that are not ASCII, and those that HTML gives a meaning, are escaped} */
    static String quote(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ' || c > '~' || "\"\\<>&'".indexOf(c) >= 0) {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
