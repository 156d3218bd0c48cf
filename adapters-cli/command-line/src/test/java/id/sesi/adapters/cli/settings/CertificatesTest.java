package id.sesi.adapters.cli.settings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the files of {@code PSIKOLOGIE_CA_FILE} and {@code VAULT_CACERT}, which have the same format. */
class CertificatesTest {

    private static final String PRIVATE_KEY = """
            -----BEGIN EC PRIVATE KEY-----
            Proc-Type: 4,ENCRYPTED

            canary
            -----END EC PRIVATE KEY-----
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "\ufeff%s",
                "0 s:CN = Corporate CA\n  i:CN = Corporate CA\n%s",
                "# the proxy's CA – do not remove\n%s",
                "\r\n%s\r\ntrailing text",
                "-----BEGIN DH PARAMETERS-----\nAAAA\n-----END DH PARAMETERS-----\n%s"
            })
    void certificates_are_found_wherever_curl_finds_them(String format) throws Exception {
        for (Certificates found :
                read(format.formatted(TestCertificate.PEM + TestCertificate.PEM.replace("\n", "\r\n")))) {
            assertEquals(2, found.trusted().size());
            assertFalse(found.hasPrivateKey());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%1$s%2$s", "%2$s%1$s"})
    void a_private_key_beside_the_certificates_is_skipped_and_reported(String format) throws Exception {
        for (Certificates found : read(format.formatted(TestCertificate.PEM, PRIVATE_KEY))) {
            assertEquals(1, found.trusted().size());
            assertTrue(found.hasPrivateKey());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a certificate",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\nA*\n-----END CERTIFICATE-----\n",
                "%s-----BEGIN CERTIFICATE-----\nMIIB",
                "-----BEGIN CERTIFICATE-----\nMIIB\n%s"
            })
    void all_certificates_of_a_file_must_be_complete(String format) throws Exception {
        Settings settings = settings(format.formatted(TestCertificate.PEM));

        assertProblem("PSIKOLOGIE_CA_FILE names a file", settings::extraCertificates);
        assertProblem("VAULT_CACERT names a file", settings::vault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "''#that is empty; it needs PEM certificates",
                "' \n'#that is empty; it needs PEM certificates",
                "KEY#with a private key and no certificate; give the file with the certificate of the CA",
                "-----BEGIN CERTIFICATE REQUEST-----#without a PEM certificate (-----BEGIN CERTIFICATE-----)",
                "'0\u0082\u0001\n0\u0082\u0000'#in a binary format; convert it to PEM: for DER with"
                        + " openssl x509 -inform der -in FILE",
                "'CERT-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'#whose PEM certificate 2 is damaged; copy it again",
                "CERT-----BEGIN CERTIFICATE-----#that ends within PEM certificate 2; copy the whole file again"
            })
    void the_message_says_what_is_wrong_with_a_file(String text, String problem) throws Exception {
        Path file = folder.resolve("ca.pem");
        Files.writeString(
                file, text.replace("KEY", PRIVATE_KEY).replace("CERT-", TestCertificate.PEM + "-"), ISO_8859_1);

        assertProblem("PSIKOLOGIE_CA_FILE names a file " + problem, settingsWith(file.toString())::extraCertificates);
        assertProblem("VAULT_CACERT names a file " + problem, settingsWith(file.toString())::vault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void a_file_in_utf_16_is_named_as_one(String charset) throws Exception {
        Path file = folder.resolve("ca.pem");
        for (String mark : List.of("", "\ufeff")) {
            Files.write(file, (mark + TestCertificate.PEM).getBytes(charset));

            assertProblem(
                    "PSIKOLOGIE_CA_FILE names a file in UTF-16, as PowerShell writes it; store it in UTF-8",
                    settingsWith(file.toString())::extraCertificates);
        }
    }

    @Test
    void a_folder_is_named_as_one() {
        assertProblem(
                "PSIKOLOGIE_CA_FILE names a folder; give one file with PEM certificates: " + folder,
                settingsWith(folder.toString())::extraCertificates);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_pipe_or_a_device_or_a_huge_file_is_rejected_before_it_is_read() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Path huge = folder.resolve("huge");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(3L << 30); // Sparse: it needs no space on the disk.
        }
        for (Path file : List.of(pipe, Path.of("/dev/null"), huge)) {
            String problem = file.equals(huge) ? "is larger than the limit of 8 MiB" : "is not a regular file";
            assertProblem(
                    "PSIKOLOGIE_CA_FILE names a file that " + problem + ": " + file,
                    settingsWith(file.toString())::extraCertificates);
            assertProblem(
                    "VAULT_CACERT names a file that " + problem + ": " + file, settingsWith(file.toString())::vault);
        }
    }

    /** {@return the certificates of both settings} */
    private List<Certificates> read(String pem) throws Exception {
        Settings settings = settings(pem);
        return List.of(settings.extraCertificates(), settings.vault().extraCertificates());
    }

    private Settings settings(String pem) throws IOException {
        return settingsWith(Files.writeString(folder.resolve("ca.pem"), pem).toString());
    }

    private static Settings settingsWith(String file) {
        return new Settings(
                option -> Optional.empty(),
                Map.of(
                        "PSIKOLOGIE_CA_FILE",
                        file,
                        "VAULT_CACERT",
                        file,
                        "VAULT_ADDR",
                        "https://vault.example",
                        "VAULT_TOKEN",
                        "t"));
    }

    private static void assertProblem(String problem, Executable reading) {
        InvalidSettingException invalid = assertThrows(InvalidSettingException.class, reading);
        assertTrue(invalid.problem().startsWith(problem), invalid.problem());
    }
}
