package id.sesi.adapters.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.domain.Session;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The output formats of a session. */
enum SessionFormat {
    /** A JSON object with the fields of the vendor's response, and with the expiry in ISO-8601 ({@code expiresAt}). */
    JSON,
    /** Only the URL of the widget. */
    URL,
    /** An HTML element to insert into a page. */
    IFRAME;

    static final List<String> NAMES = Stream.of(values())
            .map(format -> format.name().toLowerCase(Locale.ROOT))
            .toList();

    /** @param name one of {@link #NAMES} */
    static SessionFormat named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String format(Session session, boolean indented) {
        return switch (this) {
            case JSON -> json(session, indented);
            case URL -> HiddenCharacters.replace(session.widgetUrl().reveal(), SessionFormat::percentEncode);
            case IFRAME ->
                "<iframe src=\"" + escapeHtml(session.widgetUrl().reveal())
                        + "\" title=\"PsikologieHub\" width=\"100%\" height=\"700\" referrerpolicy=\"strict-origin\"></iframe>";
        };
    }

    private static String json(Session session, boolean indented) {
        return Json.object(indented, json -> {
            json.name("widgetUrl").value(session.widgetUrl().reveal());
            json.name("sessionToken").value(session.token().reveal());
            json.name("partnerId").value(session.partnerId());
            // The vendor chose this name. The value is not a duration, but a time in seconds since 1970.
            json.name("expiresIn").value(session.expiresAt().getEpochSecond());
            json.name("expiresAt").value(session.expiresAt().toString());
        });
    }

    /** Encodes a hidden character in the way in which browsers encode it. */
    private static String percentEncode(int character) {
        return URLEncoder.encode(Character.toString(character), UTF_8);
    }

    private static String escapeHtml(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        return HiddenCharacters.replace(escaped, "&#x%X;"::formatted);
    }
}
