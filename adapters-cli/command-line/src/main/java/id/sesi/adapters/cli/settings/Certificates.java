package id.sesi.adapters.cli.settings;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
                trusted.add(certificate(base64(pem, begin.end(), label)));
            }
        }
        if (trusted.isEmpty()) {
            throw new IllegalArgumentException("names a file without a PEM certificate (-----BEGIN CERTIFICATE-----)");
        }
        return new Certificates(trusted, hasPrivateKey);
    }

    private static String base64(String pem, int start, String label) {
        int end = pem.indexOf("-----END " + label + "-----", start);
        if (end < 0) {
            throw new IllegalArgumentException("names a file that ends within a PEM certificate");
        }
        return pem.substring(start, end).replaceAll("\\s", "");
    }

    private static X509Certificate certificate(String base64) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IllegalArgumentException("names a file with a PEM certificate that is not valid", e);
        }
    }

    static Certificates read(Path file) {
        return parse(InputFile.read(file, StandardCharsets.ISO_8859_1));
    }
}
