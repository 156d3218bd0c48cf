package com.acme.sessions;

import id.sesi.domain.SignedRequest;
import id.sesi.domain.User;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Removes confidential values from a text of the vendor: what was sent, and whatever looks like a token or an e-mail address. */
final class Redaction {

    private static final int MAX_LENGTH = 500;
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.-]{8,}+|[A-Za-z0-9+/_-]{32,}+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s\"'<>,;:()@]{1,100}+@[^\\s\"'<>,;:()]++");

    private final List<String> confidential;

    Redaction(SignedRequest sent) {
        User user = sent.request().user();
        confidential = Stream.of(sent.signature().hex(), user.email(), user.name(), user.company().email())
                .filter(value -> !value.isEmpty())
                .toList();
    }

    String redact(String text) {
        String redacted = text;
        for (String value : confidential) {
            redacted = redacted.replace(value, "(redacted)");
        }
        redacted = TOKEN.matcher(redacted).replaceAll("(redacted)");
        redacted = EMAIL.matcher(redacted).replaceAll("(redacted)");
        return redacted.length() > MAX_LENGTH ? redacted.substring(0, MAX_LENGTH) + "…" : redacted;
    }
}
