package id.sesi.adapters.cli.settings;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Trusted certificates from PEM (RFC 7468). Text outside the blocks is ignored, and so are blocks of other kinds.
 *
 * @param trusted the certificates
 * @param hasPrivateKey whether the text also contains a private key, which is not read
 * @since 1.0.0
 */
public record Certificates(List<X509Certificate> trusted, boolean hasPrivateKey) {

    /** No certificates. */
    public static final Certificates NONE = new Certificates(List.of(), false);

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([^-\\r\\n]+)-----");
    private static final Set<String> CERTIFICATE_LABELS = Set.of("CERTIFICATE", "X509 CERTIFICATE");

    /** The byte order mark or the first two characters, read as ISO-8859-1. */
    private static final Pattern UTF_16 = Pattern.compile("\u00ff\u00fe|\u00fe\u00ff|-\0-\0|\0-\0-");

    public Certificates {
        trusted = List.copyOf(trusted);
    }

    /**
     * {@return the certificates in the text; at least one}
     *
     * @throws IllegalArgumentException if the text has no certificate, or a certificate cannot be read
     */
    public static Certificates parse(String pem) {
        List<X509Certificate> trusted = new ArrayList<>();
        boolean hasPrivateKey = false;
        Matcher begin = BEGIN.matcher(pem);
        while (begin.find()) {
            String label = begin.group(1);
            hasPrivateKey |= label.endsWith("PRIVATE KEY");
            if (CERTIFICATE_LABELS.contains(label)) {
                int number = trusted.size() + 1;
                trusted.add(certificate(base64(pem, begin.end(), label, number), number));
            }
        }
        if (trusted.isEmpty()) {
            throw new IllegalArgumentException("names a file " + problemOf(pem, hasPrivateKey));
        }
        return new Certificates(trusted, hasPrivateKey);
    }

    /** {@return why a text contains no certificate; completes "names a file …"} */
    private static String problemOf(String text, boolean hasPrivateKey) {
        if (text.isBlank()) {
            return "that is empty; it needs PEM certificates (-----BEGIN CERTIFICATE-----)";
        }
        if (UTF_16.matcher(text).lookingAt()) {
            return "in UTF-16, as PowerShell writes it; store it in UTF-8";
        }
        if (text.contains("\0")) {
            return "in a binary format; convert it to PEM: for DER with openssl x509 -inform der -in FILE,"
                    + " for PKCS#12 with openssl pkcs12 -nokeys -in FILE";
        }
        return hasPrivateKey
                ? "with a private key and no certificate; give the file with the certificate of the CA"
                : "without a PEM certificate (-----BEGIN CERTIFICATE-----)";
    }

    /** {@return which certificate has expired, and when; empty if none has} Java trusts it nevertheless. */
    public Optional<String> expired(Instant now) {
        return IntStream.range(0, trusted.size())
                .filter(i -> trusted.get(i).getNotAfter().toInstant().isBefore(now))
                .mapToObj(i -> "certificate " + (i + 1) + " expired at "
                        + trusted.get(i).getNotAfter().toInstant())
                .findFirst();
    }

    private static String base64(String pem, int start, String label, int number) {
        int end = pem.indexOf("-----END " + label + "-----", start);
        if (end == -1) {
            throw new IllegalArgumentException(
                    "names a file that ends within PEM certificate " + number + "; copy the whole file again");
        }
        return pem.substring(start, end).replaceAll("\\s", "");
    }

    private static X509Certificate certificate(String base64, int number) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "names a file whose PEM certificate " + number + " is damaged; copy it again", e);
        }
    }

    static Certificates read(Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("names a folder; give one file with PEM certificates: " + file);
        }
        return parse(InputFile.read(file, StandardCharsets.ISO_8859_1));
    }
}
