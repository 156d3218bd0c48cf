package id.sesi.adapters.cli.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Reads trusted certificates from PEM.
 *
 * @since 1.0.0
 */
public final class Certificates {

    private Certificates() {}

    /**
     * {@return the certificates in the text; at least one}
     *
     * @throws IllegalArgumentException if the text has no certificate, or a certificate cannot be read
     */
    public static List<X509Certificate> parse(String pem) {
        try (InputStream in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("names a file without a PEM certificate");
            }
            return certificates;
        } catch (CertificateException | IOException e) {
            throw new IllegalArgumentException("names a file that does not contain valid PEM certificates", e);
        }
    }

    static List<X509Certificate> read(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("names a file that does not exist: " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("names a file that cannot be read: " + file, e);
        }
    }
}
