package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.diagnosis.driving.CheckPage;
import id.sesi.application.diagnosis.driving.CheckPage.Obstacle;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.result.Failure;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks whether the partner's page allows the widget of the environment in a frame. */
record PageCheck(CommandContext context, Settings settings) {

    static final String NAME = "page";

    private static final Set<Integer> LOGIN_STATUSES = Set.of(401, 403);

    /** The widget may work in spite of these. */
    private static final Set<Obstacle.Kind> WARNINGS = Set.of(
            Obstacle.Kind.FRAME_PATH,
            Obstacle.Kind.OWN_SCRIPTS_BLOCKED,
            Obstacle.Kind.OWN_REQUESTS_BLOCKED,
            Obstacle.Kind.NOT_HTML);

    /** Needs neither a partner ID nor a key, so a front-end developer can run it. */
    Check check() {
        Optional<URI> page;
        try {
            page = settings.page(DoctorCommand.PAGE);
        } catch (InvalidSettingException e) {
            return Check.failed(
                    NAME, e.problem(), "give the address of the page that shows the widget", ExitCode.CONFIGURATION);
        }
        try {
            return page.isPresent() ? check(page.get()) : Check.skipped(NAME, "runs only with " + DoctorCommand.PAGE);
        } catch (InvalidSettingException e) {
            return Check.skipped(NAME, "a setting above is invalid");
        }
    }

    private Check check(URI page) throws InvalidSettingException {
        Duration deadline = settings.deadline(CreateSession.DEFAULT_DEADLINE);
        String widget = settings.environment().server().httpsUrl("").toString();
        return context.useCases(
                        new UseCaseSettings(settings.networkTo(page), KeySettings.NONE, deadline, Optional.empty()))
                .checkPage()
                .check(page, URI.create(widget))
                .fold(
                        examined -> examined(examined, widget),
                        PageCheck::notExamined,
                        notFetched -> notFetched(notFetched, deadline));
    }

    private static Check examined(CheckPage.Examined report, String widget) {
        String note = report.hasUncheckedElements()
                ? "; a policy in a <meta> element was not checked, because sesi could not read all of the page's head"
                : "";
        List<Obstacle> obstacles = report.obstacles();
        if (obstacles.isEmpty()) {
            String finding = "without a login, the page allows frames of " + widget + note;
            return report.hasUncheckedElements()
                    ? Check.warning(NAME, finding, "open the page in a browser; its console names a policy that blocks")
                    : Check.passed(NAME, finding);
        }
        String finding = join(obstacles, obstacle -> finding(obstacle, widget)) + note;
        String advice = join(obstacles, obstacle -> advice(obstacle, widget));
        return obstacles.stream().map(Obstacle::kind).allMatch(WARNINGS::contains)
                ? Check.warning(NAME, finding, advice)
                : Check.failed(NAME, finding, advice, ExitCode.CONFIGURATION);
    }

    private static String finding(Obstacle obstacle, String widget) {
        String cause = obstacle.cause();
        return switch (obstacle.kind()) {
            case FRAME_SOURCE -> "the page's Content-Security-Policy blocks frames of " + widget + ": " + cause;
            case FRAME_PATH ->
                "the page's Content-Security-Policy allows frames of " + widget + " only with certain paths: " + cause;
            case ALL_SCRIPTS_BLOCKED, STRICT_DYNAMIC ->
                "the page's Content-Security-Policy blocks all scripts of the page: " + cause;
            case OWN_SCRIPTS_BLOCKED ->
                "the page's Content-Security-Policy blocks scripts from the page's own server: " + cause;
            case ALL_REQUESTS_BLOCKED -> "the page's Content-Security-Policy blocks all requests of the page: " + cause;
            case OWN_REQUESTS_BLOCKED ->
                "the page's Content-Security-Policy blocks requests to the page's own server: " + cause;
            case SANDBOX ->
                "the page's Content-Security-Policy puts the page into a sandbox in which the widget does not work: "
                        + cause;
            case EMBEDDER_POLICY ->
                "browsers block the widget, because the page sends Cross-Origin-Embedder-Policy: " + cause;
            case NOT_HTML -> "the response is not HTML but " + (cause.isEmpty() ? "has no Content-Type" : cause);
        };
    }

    private static String advice(Obstacle obstacle, String widget) {
        return switch (obstacle.kind()) {
            case FRAME_SOURCE -> "add " + widget + " to frame-src, in each policy of the page";
            case FRAME_PATH -> "remove the path: the vendor does not promise one";
            case ALL_SCRIPTS_BLOCKED, OWN_SCRIPTS_BLOCKED ->
                "add 'self' to script-src, unless all your scripts are on another server";
            case STRICT_DYNAMIC ->
                "add a nonce to script-src and to your scripts: with 'strict-dynamic', browsers ignore 'self' and addresses";
            case ALL_REQUESTS_BLOCKED, OWN_REQUESTS_BLOCKED ->
                "add 'self' to connect-src, unless the endpoint for sessions is on another server";
            case SANDBOX -> "remove the directive sandbox, or add allow-scripts and allow-same-origin to it";
            case EMBEDDER_POLICY ->
                "remove this header from the page, unless the vendor confirms that the widget sends it too";
            case NOT_HTML -> "give the address of the page that shows the widget";
        };
    }

    private static Check notExamined(CheckPage.NotExamined report) {
        if (report.status() >= 300 && report.status() <= 399) {
            String target = report.location().isEmpty() ? "" : " to " + report.location();
            return notChecked("the page redirects" + target + " (status " + report.status() + ")");
        }
        String finding = "the response has status " + report.status();
        if (LOGIN_STATUSES.contains(report.status())) {
            return notChecked(finding);
        }
        return Check.failed(
                NAME,
                finding + ", so the page was not checked",
                "check the address and the server",
                report.status() >= 500 ? ExitCode.UNAVAILABLE : ExitCode.CONFIGURATION);
    }

    private static Check notChecked(String finding) {
        return Check.warning(
                NAME,
                finding + ", so it was not checked; a page that needs a login usually responds like this",
                "give the address of a page without a login that sends the same headers, or read the headers of the page"
                        + " in the browser's developer tools (docs/widget.md)");
    }

    private static Check notFetched(CheckPage.NotFetched report, Duration deadline) {
        return Check.failed(
                NAME,
                "the page was not fetched: " + report.detail(),
                report.failure() == Failure.UNTRUSTED_CERTIFICATE
                        ? "if the page's certificate is self-signed or from a private CA, set that certificate with --ca-file;"
                                + " the same if a proxy in your network inspects TLS"
                        : VendorChecks.advice(report.failure(), report.detail(), deadline, "the address of the page"),
                OutcomeReport.exitCode(report.failure()));
    }

    private static String join(List<Obstacle> obstacles, Function<Obstacle, String> part) {
        return obstacles.stream().map(part).distinct().collect(Collectors.joining("; "));
    }
}
