package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A mistake that {@link WrongSigner} can make.
 *
 * @param cause the text with which the search explains the mistake
 * @param change makes the signer make the mistake
 */
record SignerMistake(String cause, Consumer<WrongSigner> change) {

    /** {@return the mistakes of the corpus} */
    static List<SignerMistake> all() {
        List<SignerMistake> all = new ArrayList<>();
        order(all, "partner", "email", "user", "name", "company", "candidates");
        order(all, "user", "partner", "email", "name", "company", "candidates");
        order(all, "partner", "user", "name", "email", "company", "candidates");
        order(all, "partner", "user", "email", "name", "candidates", "company");
        order(all, "candidates", "company", "name", "email", "user", "partner");
        order(all, "partner", "user", "name", "company", "email", "candidates");
        add(all, "the empty fields are left out", signer -> signer.omitsEmptyFields = true);
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
            inOneField(all, path, "signed with a space after it", field, value -> value + " ");
            inOneField(all, path, "signed with a space before it", field, value -> " " + value);
            inOneField(all, path, "in lower case", field, value -> value.toLowerCase(Locale.ROOT));
        }
        add(all, "the values are trimmed", signer -> signer.eachValue = String::strip);
        add(all, "the values are signed as null if empty", signer -> signer.emptyReplacement = "null");
        add(all, "the values are signed as undefined if empty", signer -> signer.emptyReplacement = "undefined");
        add(
                all,
                "the values are URL-encoded, with + for spaces",
                signer -> signer.eachValue = value -> URLEncoder.encode(value, UTF_8));
        add(all, "the values are escaped as in Python's JSON", signer -> signer.eachValue = SignerMistake::pythonJson);
        add(
                all,
                "the values are escaped as in HTML",
                signer -> signer.eachValue = value ->
                        value.replace("&", "&amp;").replace("\"", "&quot;").replace("'", "&#39;"));
        add(all, "the text has a newline at its end", signer -> signer.suffix = "\n");
        add(all, "the text has a | at its end", signer -> signer.suffix = "|");
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
        key(all, "the key is that of the other environment", key -> WrongSignatureCorpusTest.OTHER_KEY.getBytes(UTF_8));
        algorithm(all, "HMAC-SHA256 with key and message swapped", "hmac swapped");
        algorithm(all, "plain SHA-256 of the text, without the key", "hash of text");
        algorithm(all, "plain SHA-256 of key + text", "hash of key and text");
        algorithm(all, "plain SHA-256 of text + key", "hash of text and key");
        algorithm(all, "HMAC-SHA1", "hmac sha1");
        algorithm(all, "HMAC-SHA512", "hmac sha512");
        add(
                all,
                "the signature is written in upper-case hexadecimal digits",
                signer -> signer.output = HexFormat.of().withUpperCase()::formatHex);
        add(all, "the signature is written in Base64", signer -> signer.output = WrongSigner::base64);
        return all;
    }

    private static void add(List<SignerMistake> all, String cause, Consumer<WrongSigner> change) {
        all.add(new SignerMistake(cause, change));
    }

    private static void add(List<SignerMistake> all, String cause, String... order) {
        add(all, cause, signer -> signer.order = List.of(order));
    }

    private static void order(List<SignerMistake> all, String... order) {
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

    private static void inOneField(
            List<SignerMistake> all, String path, String how, String field, UnaryOperator<String> change) {
        add(all, "the field " + path + " is " + how, signer -> {
            signer.changedField = field;
            signer.fieldChange = change;
        });
    }

    private static void key(List<SignerMistake> all, String cause, Function<String, byte[]> change) {
        add(all, cause, signer -> signer.key = bytes -> change.apply(new String(bytes, UTF_8)));
    }

    private static void algorithm(List<SignerMistake> all, String cause, String name) {
        add(all, "the algorithm was " + cause, signer -> signer.algorithm = name);
    }

    private static String pythonJson(String value) {
        return value.chars()
                .mapToObj(c -> c == '"' || c == '\\'
                        ? "\\" + (char) c
                        : c > 126 ? String.format("\\u%04x", c) : String.valueOf((char) c))
                .collect(joining());
    }
}
