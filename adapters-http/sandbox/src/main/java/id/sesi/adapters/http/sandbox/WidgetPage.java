package id.sesi.adapters.http.sandbox;

import id.sesi.domain.Candidate;
import id.sesi.domain.Company;
import id.sesi.domain.User;
import java.time.Duration;

/** The pages of the widget. They show each value exactly as it was sent. */
final class WidgetPage {

    private static final String EXPIRED = """
            <h1>Your session has ended</h1>
            <p>This page shows no data any more. The page around it needs to create a new session.</p>
            """;

    private WidgetPage() {}

    /** {@return the page of a valid session, which becomes the page of an expired one when the time is over} */
    static String of(User user, Duration remaining) {
        return page("<div id=\"session\" data-remaining-millis=\"%d\">\n".formatted(remaining.toMillis())
                + session(user, remaining) + "</div>\n<div id=\"expired\" role=\"status\"></div>\n"
                + "<template id=\"expired-text\">\n" + EXPIRED + "</template>");
    }

    /** {@return the page of a session that has ended} */
    static String expired() {
        return page(EXPIRED);
    }

    /** {@return the page for a token that this sandbox has not issued} */
    static String invalid() {
        return page("""
                <h1>This address is not valid</h1>
                <p>Its token is missing or incomplete, or it belongs to another sandbox. A sandbox forgets its sessions when it
                stops.</p>
                """);
    }

    private static String session(User user, Duration remaining) {
        StringBuilder html = new StringBuilder();
        html.append("<h1>Assessments</h1>\n<p>This session ends in <span id=\"remaining\">")
                .append(remaining.toSeconds())
                .append(" s</span>.</p>\n<dl>\n");
        row(html, "User", "user.name", user.name());
        row(html, "User ID", "user.user_id", user.userId());
        row(html, "E-mail", "user.email", user.email());
        row(html, "User name", "user.username", user.username());
        Company company = user.company();
        row(html, "Company", "user.company.name", company.name());
        row(html, "Company ID", "user.company.company_id", company.companyId());
        row(html, "Company's e-mail", "user.company.email", company.email());
        html.append("</dl>\n<h2>Candidates: ").append(user.candidates().size()).append("</h2>\n<ul>\n");
        for (int i = 0; i < user.candidates().size(); i++) {
            append(html, "user.candidates[" + i + "]", user.candidates().get(i));
        }
        return html.append("</ul>\n").toString();
    }

    private static void row(StringBuilder html, String label, String path, String value) {
        if (!value.isEmpty()) {
            html.append("<div><dt>").append(label).append("</dt><dd>");
            append(html, path, value);
            html.append("</dd></div>\n");
        }
    }

    private static void append(StringBuilder html, String path, Candidate candidate) {
        html.append("<li>");
        append(html, path + ".nama", candidate.nama());
        html.append(" <span>");
        append(html, path + ".candidate_id", candidate.candidateId());
        html.append(", ");
        append(html, path + ".email", candidate.email());
        html.append("</span></li>\n");
    }

    /** The element {@code bdi} keeps characters that change the direction of text from reordering the text around the value. */
    private static void append(StringBuilder html, String path, String value) {
        html.append("<bdi data-field=\"")
                .append(path)
                .append("\">")
                .append(escape(value))
                .append("</bdi>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String page(String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Sandbox widget</title>
                <link rel="stylesheet" href="/widget.css">
                <script type="module" src="/widget.js"></script>
                </head>
                <body>
                <main>
                %s
                </main>
                <footer>This is the sandbox of Sesi, not the vendor's widget.</footer>
                </body>
                </html>
                """.formatted(content.strip());
    }
}
