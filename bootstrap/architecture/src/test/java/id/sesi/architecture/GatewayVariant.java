package id.sesi.architecture;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.layers.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A variant of the gateway in {@code docs/embedding/java-net-http} with one defect. Each variant has a package of its own.
 *
 * @param name the last part of its package
 * @param failures the tests of the contract that it fails
 * @param replacements the defect
 */
record GatewayVariant(String name, Set<String> failures, List<Replacement> replacements) {

    private static final Path EXAMPLE = Path.of("../../docs/embedding/java-net-http/src");

    /** Uses the sandbox, whose libraries the tests of the variants do not need. */
    private static final String OTHER_TEST = "CreateSessionTest.java";

    private static final Path VARIANTS = Path.of("src/test/hexagons/gateways");
    private static final Pattern FAILURE = Pattern.compile("(?m)^breaks (\\w+)(?:: (.*))?$");
    private static final Pattern REPLACEMENT = Pattern.compile("(?m)^in (\\w+\\.java)$|((?:^- .*\n)+)((?:^\\+ .*\n)+)");

    /** A text that occurs once in a file, and the text in its place. */
    record Replacement(String file, String original, String replacement) {}

    /** {@return the gateway without a defect} */
    static GatewayVariant sound() {
        return new GatewayVariant("sound", Set.of(), List.of());
    }

    /** {@return the variants with a defect} */
    static List<GatewayVariant> all() throws IOException {
        List<GatewayVariant> variants = new ArrayList<>();
        try (Stream<Path> files = Files.list(VARIANTS)) {
            for (Path file : files.sorted().toList()) {
                variants.add(parse(String.valueOf(file.getFileName()).replace(".txt", ""), Files.readString(file)));
            }
        }
        return variants;
    }

    private static GatewayVariant parse(String name, String text) {
        Set<String> failures = FAILURE.matcher(text)
                .results()
                .flatMap(GatewayVariant::failures)
                .collect(toCollection(TreeSet::new));
        List<Replacement> replacements = new ArrayList<>();
        String file = "";
        for (MatchResult part : REPLACEMENT.matcher(text).results().toList()) {
            if (part.group(1) != null) {
                file = part.group(1);
            } else {
                replacements.add(new Replacement(file, unmarked(part.group(2)), unmarked(part.group(3))));
            }
        }
        return new GatewayVariant(name, failures, replacements);
    }

    private static Stream<String> failures(MatchResult line) {
        return line.group(2) == null
                ? Stream.of(line.group(1))
                : Stream.of(line.group(2).split(", ", -1)).map(test -> line.group(1) + ": " + test);
    }

    private static String unmarked(String lines) {
        return lines.lines().map(line -> line.substring(2)).collect(joining("\n"));
    }

    String testClass() {
        return "com.acme." + name + ".JavaNetHttpSessionGatewayTest";
    }

    /** {@return the test methods that this variant fails} */
    Set<String> failedMethods() {
        return failures.stream().map(failure -> failure.replaceFirst(":.*", "")).collect(toCollection(TreeSet::new));
    }

    /**
     * {@return the arguments with which the console launcher runs only the tests that this variant fails}
     *
     * @param dynamicTests the index of each dynamic test
     */
    List<String> selections(Map<String, Integer> dynamicTests) {
        return failures.stream()
                .map(failure -> {
                    String method = testClass() + "#" + failure.replaceFirst(":.*", "");
                    return failure.contains(":")
                            ? "--select-iteration=method:" + method + "[" + dynamicTests.get(failure) + "]"
                            : "--select-method=" + method;
                })
                .toList();
    }

    /** {@return the sources of this variant, written to the folder} */
    List<Path> writeTo(Path folder) throws IOException {
        Path target = Files.createDirectories(folder.resolve(name));
        List<Path> written = new ArrayList<>();
        for (Path source : Javac.javaFilesBelow(EXAMPLE)) {
            String file = String.valueOf(source.getFileName());
            if (file.equals(OTHER_TEST)) {
                continue;
            }
            String text =
                    Files.readString(source).replace("package com.acme.sessions;", "package com.acme." + name + ";");
            written.add(Files.writeString(target.resolve(file), withDefect(file, text)));
        }
        return written;
    }

    private String withDefect(String file, String sound) {
        String text = sound;
        for (Replacement each : replacements) {
            if (each.file().equals(file)) {
                assertEquals(2, text.split(Pattern.quote(each.original()), -1).length, name + ": " + each);
                text = text.replace(each.original(), each.replacement());
            }
        }
        return text;
    }
}
