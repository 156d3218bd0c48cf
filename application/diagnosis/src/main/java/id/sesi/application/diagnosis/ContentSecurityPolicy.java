package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driving.CheckPage.Obstacle;
import id.sesi.application.diagnosis.driving.CheckPage.Obstacle.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One policy of a page (CSP Level 3), as far as it concerns the widget.
 *
 * @param directives the values of each directive, by its name in lower case
 */
record ContentSecurityPolicy(Map<String, List<String>> directives) {

    /** The directives that control frames. The first one that a policy has applies. */
    private static final List<String> FRAME_DIRECTIVES = List.of("frame-src", "child-src", "default-src");

    private static final List<String> SCRIPT_DIRECTIVES = List.of("script-src-elem", "script-src", "default-src");
    private static final List<String> REQUEST_DIRECTIVES = List.of("connect-src", "default-src");

    /** With one of these, the policy allows scripts that do not depend on their address. */
    private static final Pattern NONCE_OR_HASH =
            Pattern.compile("(?i)'(?:nonce|sha256|sha384|sha512)-[a-z0-9+/_-]+={0,2}'");

    /** With it, browsers ignore addresses and {@code 'unsafe-inline'}. */
    private static final String STRICT_DYNAMIC = "'strict-dynamic'";

    /** It allows scripts in the text of the page, but no module from a server. */
    private static final String UNSAFE_INLINE = "'unsafe-inline'";

    private static final String SANDBOX = "sandbox";

    /** What the widget needs in a sandbox: without an origin of its own, the vendor cannot recognize the partner's domain. */
    private static final List<String> NEEDED_IN_SANDBOX = List.of("allow-scripts", "allow-same-origin");

    private static final int MAX_ASCII = 0x7f;

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\t\\n\\f\\r ]+");

    /** {@return the policies of a header; each value may contain several, separated by commas} */
    static List<ContentSecurityPolicy> parseAll(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(ContentSecurityPolicy::parse)
                .toList();
    }

    /** {@return one policy} Browsers use the first value of a repeated directive, and ignore a directive that is not ASCII. */
    static ContentSecurityPolicy parse(String policy) {
        Map<String, List<String>> directives = new LinkedHashMap<>();
        for (String directive : policy.split(";", -1)) {
            if (directive.chars().anyMatch(character -> character > MAX_ASCII)) {
                continue;
            }
            List<String> words = WHITE_SPACE
                    .splitAsStream(directive)
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (!words.isEmpty()) {
                directives.putIfAbsent(words.get(0).toLowerCase(Locale.ROOT), words.subList(1, words.size()));
            }
        }
        return new ContentSecurityPolicy(directives);
    }

    /** {@return the policy without the directives that browsers ignore in a {@code meta} element} */
    ContentSecurityPolicy inElement() {
        Map<String, List<String>> effective = new LinkedHashMap<>(directives);
        effective.remove(SANDBOX);
        return new ContentSecurityPolicy(effective);
    }

    /** {@return why the page cannot fetch a session and show the widget in a frame; empty if it can} */
    List<Obstacle> obstacles(URI page, URI widget) {
        List<Obstacle> obstacles = new ArrayList<>();
        Optional.ofNullable(directives.get(SANDBOX))
                .filter(flags -> !lowerCase(flags).containsAll(NEEDED_IN_SANDBOX))
                .ifPresent(flags -> obstacles.add(new Obstacle(Kind.SANDBOX, text(SANDBOX))));
        effective(FRAME_DIRECTIVES)
                .flatMap(directive -> frameObstacle(directive, page, widget))
                .ifPresent(obstacles::add);
        effective(SCRIPT_DIRECTIVES)
                .flatMap(directive -> scriptObstacle(directive, page))
                .ifPresent(obstacles::add);
        effective(REQUEST_DIRECTIVES)
                .flatMap(directive ->
                        ownServerObstacle(directive, page, Kind.ALL_REQUESTS_BLOCKED, Kind.OWN_REQUESTS_BLOCKED))
                .ifPresent(obstacles::add);
        return obstacles;
    }

    /** {@return the first of the directives that the policy has} */
    private Optional<String> effective(List<String> names) {
        return names.stream().filter(directives::containsKey).findFirst();
    }

    private List<String> sources(String directive) {
        return directives.getOrDefault(directive, List.of());
    }

    /** If {@code 'none'} is not alone, browsers ignore it. Alone, it matches nothing, as all other keywords. */
    private Optional<Obstacle> frameObstacle(String directive, URI page, URI widget) {
        List<SourceExpression.Match> matches = sources(directive).stream()
                .map(source -> SourceExpression.match(source, page, widget))
                .toList();
        if (matches.contains(SourceExpression.Match.ALL)) {
            return Optional.empty();
        }
        Kind kind = matches.contains(SourceExpression.Match.SOME_PATHS) ? Kind.FRAME_PATH : Kind.FRAME_SOURCE;
        return Optional.of(new Obstacle(kind, text(directive)));
    }

    private Optional<Obstacle> scriptObstacle(String directive, URI page) {
        List<String> sources = lowerCase(sources(directive));
        if (sources.stream().anyMatch(source -> NONCE_OR_HASH.matcher(source).matches())) {
            return Optional.empty();
        }
        if (sources.contains(STRICT_DYNAMIC)) {
            return Optional.of(new Obstacle(Kind.STRICT_DYNAMIC, text(directive)));
        }
        Kind allBlocked = sources.contains(UNSAFE_INLINE) ? Kind.OWN_SCRIPTS_BLOCKED : Kind.ALL_SCRIPTS_BLOCKED;
        return ownServerObstacle(directive, page, allBlocked, Kind.OWN_SCRIPTS_BLOCKED);
    }

    /** A path may be that of the script or of the endpoint, so it is no obstacle. */
    private Optional<Obstacle> ownServerObstacle(String directive, URI page, Kind allBlocked, Kind ownBlocked) {
        List<String> sources = sources(directive);
        if (sources.stream()
                .anyMatch(source -> SourceExpression.match(source, page, page) != SourceExpression.Match.NONE)) {
            return Optional.empty();
        }
        boolean allowsNothing = sources.stream().allMatch(source -> source.startsWith("'"));
        return Optional.of(new Obstacle(allowsNothing ? allBlocked : ownBlocked, text(directive)));
    }

    private String text(String directive) {
        return Stream.concat(Stream.of(directive), sources(directive).stream()).collect(Collectors.joining(" "));
    }

    private static List<String> lowerCase(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }
}
