package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signing code with switches for common mistakes. It is independent of the search that the tests check, and shares no code with
 * that search.
 */
final class WrongSigner {

    List<String> order = List.of("partner", "user", "email", "name", "company", "candidates");
    UnaryOperator<List<String>> ids = list -> list;
    String idSeparator = ",";
    String separator = "|";
    String suffix = "";
    boolean omitsEmptyFields;
    String emptyReplacement = "";
    UnaryOperator<String> eachValue = value -> value;
    String changedField = "";
    UnaryOperator<String> fieldChange = value -> value;
    UnaryOperator<String> wholeText = text -> text;
    Charset charset = UTF_8;
    Function<byte[], byte[]> key = bytes -> bytes;
    String algorithm = "hmac";
    Function<byte[], String> output = HexFormat.of()::formatHex;

    String sign(RandomRequest request, byte[] secret) {
        List<String> fields = new ArrayList<>();
        for (String name : order) {
            String value = name.equals("candidates")
                    ? String.join(idSeparator, ids.apply(request.ids()))
                    : request.value(name);
            if (name.equals(changedField)) {
                value = fieldChange.apply(value);
            }
            value = eachValue.apply(value);
            if (value.isEmpty()) {
                value = emptyReplacement;
            }
            if (!(omitsEmptyFields && value.isEmpty())) {
                fields.add(value);
            }
        }
        String text = wholeText.apply(String.join(separator, fields) + suffix);
        return output.apply(compute(key.apply(secret), text.getBytes(charset)));
    }

    private byte[] compute(byte[] k, byte[] m) {
        try {
            return switch (algorithm) {
                case "hmac" -> mac("HmacSHA256", k, m);
                case "hmac swapped" -> mac("HmacSHA256", m, k);
                case "hmac sha1" -> mac("HmacSHA1", k, m);
                case "hmac sha512" -> mac("HmacSHA512", k, m);
                case "hash of text" -> MessageDigest.getInstance("SHA-256").digest(m);
                case "hash of key and text" ->
                    MessageDigest.getInstance("SHA-256").digest(concat(k, m));
                case "hash of text and key" ->
                    MessageDigest.getInstance("SHA-256").digest(concat(m, k));
                default -> throw new IllegalArgumentException(algorithm);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(String name, byte[] k, byte[] m) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(k, name));
        return mac.doFinal(m);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = new byte[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    static String base64(byte[] mac) {
        return Base64.getEncoder().encodeToString(mac);
    }
}
