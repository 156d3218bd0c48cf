package id.sesi.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.cli.settings.Certificates;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** A file with trusted certificates. Accepted certificates are the same after they were written as PEM and read again. */
public final class CertificatesTarget {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));

    private CertificatesTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws CertificateEncodingException {
        Certificates certificates;
        try {
            certificates = Certificates.parse(new String(input, ISO_8859_1));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            assertTrue(message.startsWith("names a file "), message);
            return;
        }
        List<X509Certificate> trusted = certificates.trusted();
        assertTrue(!trusted.isEmpty());
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : trusted) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(LINES.encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        assertEquals(trusted, Certificates.parse(pem.toString()).trusted());
    }
}
