package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driving.CheckPage.Examined;
import id.sesi.application.diagnosis.driving.CheckPage.NotExamined;
import id.sesi.application.diagnosis.driving.CheckPage.Obstacle;
import id.sesi.application.diagnosis.driving.CheckPage.Obstacle.Kind;
import id.sesi.application.diagnosis.driving.CheckPage.Report;
import id.sesi.application.result.PageResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds what in the response of a page blocks the widget. */
record PageExamination(URI page, URI widget) {

    private static final String EMBEDDER_POLICY = "cross-origin-embedder-policy";

    /** With these values, a browser shows only frames that have an embedder policy too. */
    private static final Set<String> STRICT_EMBEDDER_POLICIES = Set.of("require-corp", "credentialless");

    private static final Set<String> HTML_TYPES = Set.of("text/html", "application/xhtml+xml");

    private static final Set<Integer> STATUSES_WITHOUT_BODY = Set.of(204, 205);

    Report examine(PageResult.Fetched response) {
        if (response.status() < 200 || response.status() > 299 || STATUSES_WITHOUT_BODY.contains(response.status())) {
            return new NotExamined(response.status(), location(response));
        }
        List<Obstacle> obstacles = new ArrayList<>();
        boolean isHtml = isHtml(response);
        if (!isHtml) {
            obstacles.add(new Obstacle(Kind.NOT_HTML, String.join(", ", response.header("content-type"))));
        }
        MetaPolicies elements = MetaPolicies.of(response.bodyStart(), response.isComplete());
        obstacles.addAll(obstacles(ContentSecurityPolicy.parseAll(response.header("content-security-policy"))));
        obstacles.addAll(obstacles(elements.policies()));
        strictEmbedderPolicy(response).ifPresent(value -> obstacles.add(new Obstacle(Kind.EMBEDDER_POLICY, value)));
        boolean isReadable = response.header("content-encoding").isEmpty();
        return new Examined(obstacles.stream().distinct().toList(), isHtml && !(isReadable && elements.isComplete()));
    }

    private List<Obstacle> obstacles(List<ContentSecurityPolicy> policies) {
        return policies.stream()
                .flatMap(policy -> policy.obstacles(page, widget).stream())
                .toList();
    }

    /** If the header is repeated, its value is invalid, and browsers ignore it. */
    private static Optional<String> strictEmbedderPolicy(PageResult.Fetched response) {
        List<String> values = response.header(EMBEDDER_POLICY);
        return values.size() == 1
                ? Optional.of(withoutParameters(values.get(0))).filter(STRICT_EMBEDDER_POLICIES::contains)
                : Optional.empty();
    }

    private static boolean isHtml(PageResult.Fetched response) {
        return response.header("content-type").stream()
                .map(value -> withoutParameters(value).toLowerCase(Locale.ROOT))
                .anyMatch(HTML_TYPES::contains);
    }

    private static String withoutParameters(String value) {
        return value.replaceFirst("(?s);.*", "").strip();
    }

    /** {@return the target of a redirect without user info, query and fragment, which may be confidential} */
    private String location(PageResult.Fetched response) {
        String location = response.header("location").stream().findFirst().orElse("");
        try {
            URI target = page.resolve(location);
            return location.isEmpty() || target.getHost() == null
                    ? ""
                    : target.getScheme() + "://" + target.getHost()
                            + (target.getPort() == -1 ? "" : ":" + target.getPort()) + target.getRawPath();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
