package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.Verification.Explained;
import id.sesi.application.diagnosis.driving.Verification.Unexplained;
import id.sesi.application.diagnosis.driving.VerifySignature;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Counts how often the search finds exactly the mistakes that {@link WrongSigner} made, for random requests with a fixed seed.
 * The test writes the counts to {@code target/wrong-signatures.txt} and expects the same counts in docs/wrong-signatures.md.
 */
class WrongSignatureCorpusTest {

    private static final int REQUESTS_PER_MISTAKE = 4;
    private static final int PAIRS = 60;
    private static final int UNEXPLAINABLE = 12;

    // The key is valid both as hexadecimal digits and as Base64, so that every wrong interpretation is possible.
    private static final String KEY = "3f9A0c1e5b7d8246";
    private static final String OTHER_KEY = "0000staging-key1";

    private final SplittableRandom random = new SplittableRandom(20_261_122);
    private final VerifySignature verifySignature = Diagnosis.verifySignature(
            timeout -> new KeyBytes(KEY.getBytes(UTF_8)),
            Optional.of(timeout -> new KeyBytes(OTHER_KEY.getBytes(UTF_8))),
            Duration.ofMinutes(1),
            () -> 0, // The time limit of the search never expires, so the counts do not depend on the machine.
            Runnable::run);
    private final List<String> wrong = new ArrayList<>();

    private record Switch(String cause, Consumer<WrongSigner> change) {}

    private static final List<Switch> SWITCHES = switches();

    private static List<Switch> switches() {
        List<Switch> all = new ArrayList<>();
        order(all, "partner", "email", "user", "name", "company", "candidates");
        order(all, "user", "partner", "email", "name", "company", "candidates");
        order(all, "partner", "user", "name", "email", "company", "candidates");
        order(all, "partner", "user", "email", "name", "candidates", "company");
        order(all, "candidates", "company", "name", "email", "user", "partner");
        order(all, "partner", "user", "name", "company", "email", "candidates");
        add(all, "the empty fields are left out", signer -> signer.dropEmpty = true);
        add(all, "the field user.name is left out", "partner", "user", "email", "company", "candidates");
        add(all, "the field partnerId is left out", "user", "email", "name", "company", "candidates");
        add(
                all,
                "user.username is also signed, as field 7",
                "partner",
                "user",
                "email",
                "name",
                "company",
                "candidates",
                "username");
        add(
                all,
                "user.username is also signed, as field 5",
                "partner",
                "user",
                "email",
                "name",
                "username",
                "company",
                "candidates");
        add(
                all,
                "user.username is signed instead of user.name",
                "partner",
                "user",
                "email",
                "username",
                "company",
                "candidates");
        add(
                all,
                "user.company.name is also signed, as field 6",
                "partner",
                "user",
                "email",
                "name",
                "company",
                "companyName",
                "candidates");
        add(
                all,
                "user.company.name is signed instead of user.company.company_id",
                "partner",
                "user",
                "email",
                "name",
                "companyName",
                "candidates");
        add(
                all,
                "user.candidates[].nama is signed instead of user.candidates[].candidate_id",
                "partner",
                "user",
                "email",
                "name",
                "company",
                "nama");
        add(
                all,
                "user.candidates[].nama is also signed, as field 7",
                "partner",
                "user",
                "email",
                "name",
                "company",
                "candidates",
                "nama");
        add(
                all,
                "an additional empty field is signed, as field 6",
                "partner",
                "user",
                "email",
                "name",
                "company",
                "nothing",
                "candidates");
        add(
                all,
                "the candidate ids are sorted",
                signer -> signer.ids = ids -> ids.stream().sorted().toList());
        add(all, "the candidate ids are joined by a comma and a space", signer -> signer.idSeparator = ", ");
        add(all, "the candidate ids are joined by a semicolon", signer -> signer.idSeparator = ";");
        add(all, "the fields are joined by a comma", signer -> signer.separator = ",");
        add(all, "the fields are joined by nothing", signer -> signer.separator = "");
        for (String field : List.of("user", "email", "name")) {
            String path = field.equals("user") ? "user.user_id" : "user." + field;
            one(all, path, "signed with a space after it", field, value -> value + " ");
            one(all, path, "signed with a space before it", field, value -> " " + value);
            one(all, path, "in lower case", field, value -> value.toLowerCase(Locale.ROOT));
        }
        add(all, "the values are trimmed", signer -> signer.eachValue = String::strip);
        add(all, "the values are signed as null if empty", signer -> signer.forEmpty = "null");
        add(all, "the values are signed as undefined if empty", signer -> signer.forEmpty = "undefined");
        add(
                all,
                "the values are URL-encoded, with + for spaces",
                signer -> signer.eachValue = value -> URLEncoder.encode(value, UTF_8));
        add(
                all,
                "the values are escaped as in Python's JSON",
                signer -> signer.eachValue = WrongSignatureCorpusTest::pythonJson);
        add(
                all,
                "the values are escaped as in HTML",
                signer -> signer.eachValue = value ->
                        value.replace("&", "&amp;").replace("\"", "&quot;").replace("'", "&#39;"));
        add(all, "the text has a newline at its end", signer -> signer.end = "\n");
        add(all, "the text has a | at its end", signer -> signer.end = "|");
        add(all, "the text is in double quotes", signer -> signer.wholeText = text -> "\"" + text + "\"");
        add(
                all,
                "the values are normalized to NFC",
                signer -> signer.wholeText = text -> Normalizer.normalize(text, Normalizer.Form.NFC));
        add(
                all,
                "the values are normalized to NFD",
                signer -> signer.wholeText = text -> Normalizer.normalize(text, Normalizer.Form.NFD));
        add(all, "the text is encoded as windows-1252 or ISO-8859-1", signer -> signer.charset = ISO_8859_1);
        add(all, "the text is encoded as UTF-16LE", signer -> signer.charset = UTF_16LE);
        key(all, "the key was read with a newline at its end", key -> (key + "\n").getBytes(UTF_8));
        key(all, "the key was read with a space at its end", key -> (key + " ").getBytes(UTF_8));
        key(all, "the key was read with double quotes around it", key -> ("\"" + key + "\"").getBytes(UTF_8));
        key(all, "the key was decoded from hexadecimal digits", HexFormat.of()::parseHex);
        key(all, "the key was decoded from Base64", Base64.getDecoder()::decode);
        key(all, "the key was encoded as Base64", key -> Base64.getEncoder().encode(key.getBytes(UTF_8)));
        key(all, "the key was the word undefined", key -> "undefined".getBytes(UTF_8));
        key(all, "the key is that of the other environment", key -> OTHER_KEY.getBytes(UTF_8));
        algorithm(all, "HMAC-SHA256 with key and message swapped", "hmac swapped");
        algorithm(all, "plain SHA-256 of the text, without the key", "hash of text");
        algorithm(all, "plain SHA-256 of the key, followed by the text", "hash of key and text");
        algorithm(all, "plain SHA-256 of the text, followed by the key", "hash of text and key");
        algorithm(all, "HMAC-SHA1", "hmac sha1");
        algorithm(all, "HMAC-SHA512", "hmac sha512");
        add(
                all,
                "the signature is written in upper-case hexadecimal digits",
                signer -> signer.output = HexFormat.of().withUpperCase()::formatHex);
        add(all, "the signature is written in Base64", signer -> signer.output = WrongSigner::base64);
        return all;
    }

    private static void add(List<Switch> all, String cause, Consumer<WrongSigner> change) {
        all.add(new Switch(cause, change));
    }

    private static void add(List<Switch> all, String cause, String... order) {
        add(all, cause, signer -> signer.order = List.of(order));
    }

    private static void order(List<Switch> all, String... order) {
        String paths = List.of(order).stream()
                .map(name -> switch (name) {
                    case "partner" -> "partnerId";
                    case "user" -> "user.user_id";
                    case "company" -> "user.company.company_id";
                    case "candidates" -> "user.candidates[].candidate_id";
                    default -> "user." + name;
                })
                .collect(joining(", "));
        add(all, "the fields are in another order: " + paths, order);
    }

    private static void one(List<Switch> all, String path, String how, String field, UnaryOperator<String> change) {
        add(all, "the field " + path + " is " + how, signer -> {
            signer.changedField = field;
            signer.fieldChange = change;
        });
    }

    private static void key(List<Switch> all, String cause, java.util.function.Function<String, byte[]> change) {
        add(all, cause, signer -> signer.key = bytes -> change.apply(new String(bytes, UTF_8)));
    }

    private static void algorithm(List<Switch> all, String cause, String name) {
        add(all, "the algorithm was " + cause, signer -> signer.algorithm = name);
    }

    private static String pythonJson(String value) {
        return value.chars()
                .mapToObj(c -> c == '"' || c == '\\'
                        ? "\\" + (char) c
                        : c > 126 ? String.format("\\u%04x", c) : String.valueOf((char) c))
                .collect(joining());
    }

    @Test
    void the_search_finds_the_mistakes_that_were_made() throws IOException {
        int singles = 0;
        int rightSingles = 0;
        for (Switch mistake : SWITCHES) {
            for (int i = 0; i < REQUESTS_PER_MISTAKE; i++) {
                singles++;
                rightSingles += isRight(List.of(mistake)) ? 1 : 0;
            }
        }
        int rightPairs = 0;
        for (int i = 0; i < PAIRS; i++) {
            rightPairs += isRight(effectivePair()) ? 1 : 0;
        }
        int wronglyExplained = 0;
        for (int i = 0; i < UNEXPLAINABLE; i++) {
            wronglyExplained += verifyUnexplainable(i) instanceof Unexplained ? 0 : 1;
        }

        String figures =
                "%d of %d with one mistake, %d of %d with two mistakes; wrong explanations of unexplainable signatures: %d of %d"
                        .formatted(rightSingles, singles, rightPairs, PAIRS, wronglyExplained, UNEXPLAINABLE);
        Files.writeString(Path.of("target/wrong-signatures.txt"), figures + "\n" + String.join("\n", wrong) + "\n");

        assertEquals(0, wronglyExplained, figures);
        assertTrue(
                rightSingles + rightPairs >= 0.95 * (singles + PAIRS), () -> figures + "\n" + String.join("\n", wrong));
        assertTrue(singles + PAIRS >= 300);
        assertTrue(
                Files.readString(Path.of("../../docs/wrong-signatures.md")).contains(figures),
                () -> "docs/wrong-signatures.md needs the figures: " + figures);
    }

    private List<Switch> effectivePair() {
        while (true) {
            List<Switch> two = List.of(
                    SWITCHES.get(random.nextInt(SWITCHES.size())), SWITCHES.get(random.nextInt(SWITCHES.size())));
            boolean isEffective = IntStream.range(0, 100)
                    .mapToObj(i -> RandomRequest.next(new SplittableRandom(i)))
                    .anyMatch(request -> isEffective(request, two));
            if (isEffective) {
                return two;
            }
        }
    }

    /** {@return whether the search finds exactly these mistakes in a random request} */
    private boolean isRight(List<Switch> mistakes) {
        RandomRequest request = RandomRequest.next(random);
        while (!isEffective(request, mistakes)) {
            request = RandomRequest.next(random);
        }
        Set<String> expected = mistakes.stream().map(Switch::cause).collect(toSet());
        Set<String> found = assertInstanceOf(
                        Explained.class, verifySignature.verify(request.raw(), signature(request, mistakes)))
                .mistakes()
                .stream()
                .map(Mistake::cause)
                .collect(toSet());
        if (!found.equals(expected)) {
            wrong.add("made: " + expected + "\n  found: " + found);
        }
        return found.equals(expected);
    }

    /** {@return whether each of the mistakes changes the signature and the fields that they sign are present} */
    private static boolean isEffective(RandomRequest request, List<Switch> mistakes) {
        WrongSigner signer = new WrongSigner();
        mistakes.forEach(mistake -> mistake.change().accept(signer));
        if (Stream.of("username", "companyName", "nama")
                .anyMatch(name ->
                        signer.order.contains(name) && request.value(name).isEmpty())) {
            return false;
        }
        String all = signature(request, mistakes);
        return IntStream.range(0, mistakes.size()).allMatch(i -> {
            List<Switch> others = new ArrayList<>(mistakes);
            others.remove(i);
            return !all.equals(signature(request, others));
        });
    }

    private Verification verifyUnexplainable(int i) {
        RandomRequest request = RandomRequest.next(random);
        String signature = switch (i % 4) {
            case 0 -> randomHex();
            case 1 -> new WrongSigner().sign(request, randomHex().getBytes(UTF_8));
            case 2 -> new WrongSigner().sign(RandomRequest.next(random), KEY.getBytes(UTF_8));
            default -> {
                WrongSigner three = new WrongSigner();
                three.separator = "~";
                three.idSeparator = "~";
                three.end = "~";
                yield three.sign(request, (KEY + "~").getBytes(UTF_8));
            }
        };
        return verifySignature.verify(request.raw(), signature);
    }

    private String randomHex() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String signature(RandomRequest request, List<Switch> mistakes) {
        WrongSigner signer = new WrongSigner();
        mistakes.forEach(mistake -> mistake.change().accept(signer));
        return signer.sign(request, KEY.getBytes(UTF_8));
    }
}
