package id.sesi.adapters.local.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.Requests;
import id.sesi.application.contract.SecretSourceContract;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import id.sesi.domain.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSecretSourceTest extends SecretSourceContract {

    @TempDir
    private Path folder;

    @Override
    protected FileSecretSource withKey(String secret) {
        return source(secret.getBytes(UTF_8));
    }

    @Override
    protected FileSecretSource withoutKey() {
        return new FileSecretSource(folder.resolve("missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void one_final_newline_is_removed(String newline) {
        assertEquals(sign(withKey("canary")), sign(withKey("canary" + newline)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "canary\n\n", "canary\r\r\n", "canary \n", " canary", "canary\n\n\n", "can\nary\n"})
    void other_white_space_is_rejected(String content) {
        assertRejected(withKey(content), "key");
    }

    @Test
    void a_json_object_is_rejected_with_a_hint() {
        assertRejected(withKey("{\n\"psikologie\":\"canary\"\n}\n"), "is a JSON object or list instead of the key");
    }

    @ParameterizedTest
    @CsvSource({"70000, larger than the limit", "3, is not UTF-8 text; store it as UTF-8"})
    void a_file_that_contains_no_key_is_rejected(int length, String problem) {
        assertRejected(source("\u00e4".repeat(length).getBytes(ISO_8859_1)), problem);
    }

    @Test
    void a_file_of_64_kib_is_accepted() {
        assertEquals(65_536, withKey("k".repeat(65_536)).fetchBytes(Duration.ofSeconds(1)).length);
    }

    @Test
    void the_text_of_a_source_names_the_file() {
        assertEquals("file:" + folder.resolve("key"), withKey("canary").toString());
    }

    @Test
    void a_folder_is_rejected() {
        assertRejected(new FileSecretSource(folder), "is not a regular file");
    }

    @Test
    void a_rotated_key_is_read_at_the_next_fetch() throws IOException {
        SecretSource source = withKey("old");
        Signature before = sign(source);

        Files.writeString(folder.resolve("key"), "new");

        assertEquals(sign(new EnvironmentVariableSecretSource("K", Map.of("K", "new"))), sign(source));
        assertFalse(before.equals(sign(source)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void the_fetched_bytes_are_those_of_the_signing_key(String newline) {
        byte[] bytes = withKey("kunci-ñ-李" + newline).fetchBytes(Duration.ofSeconds(1));
        assertArrayEquals("kunci-ñ-李".getBytes(UTF_8), bytes);
    }

    @Test
    void a_missing_file_is_named() {
        assertRejected(
                new FileSecretSource(folder.resolve("missing")),
                "the secret key cannot be read: the file " + folder.resolve("missing")
                        + " does not exist; create it, or correct its path");
    }

    private FileSecretSource source(byte[] content) {
        try {
            return new FileSecretSource(Files.write(folder.resolve("key"), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertRejected(FileSecretSource source, String problem) {
        SecretUnavailableException rejected = assertThrows(
                SecretUnavailableException.class, () -> source.fetch(Requests.PARTNER, Duration.ofSeconds(1)));
        assertTrue(rejected.problem().contains(problem), rejected.problem());
        assertFalse(rejected.problem().contains("canary"), rejected.problem());
        assertEquals(
                rejected.problem(),
                assertThrows(SecretUnavailableException.class, () -> source.fetchBytes(Duration.ofSeconds(1)))
                        .problem());
    }

    private static Signature sign(SecretSource source) {
        try (SecretKey key = source.fetch(Requests.PARTNER, Duration.ofSeconds(1))) {
            return key.sign(Requests.minimal().canonicalString());
        }
    }

    @Test
    void a_key_that_is_the_partner_id_is_rejected() {
        FileSecretSource source = withKey(Requests.PARTNER.value());
        assertEquals(
                "the secret key in the file " + folder.resolve("key")
                        + " has the same value as the partner ID; set each to the value that the vendor gave you",
                assertThrows(
                                SecretUnavailableException.class,
                                () -> source.fetch(Requests.PARTNER, Duration.ofSeconds(1)))
                        .problem());
    }
}
