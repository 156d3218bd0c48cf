package id.sesi.adapters.local.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.sesi.application.result.SecretUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialFileTest {

    @TempDir
    private Path folder;

    @Test
    void a_credential_is_read_at_each_use() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "old\n");
        CredentialFile credential = new CredentialFile("Vault token", file);
        assertEquals("old", credential.get());

        Files.writeString(file, "new");

        assertEquals("new", credential.get());
    }

    @Test
    void white_space_around_a_credential_is_removed() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), " \r\n hvs.t \n\n");
        assertEquals("hvs.t", new CredentialFile("Vault token", file).get());
    }

    @Test
    void a_missing_file_is_reported_at_its_use() {
        assertEquals(
                "the Vault token cannot be read: the file /nowhere/.vault-token does not exist; create it, or correct its path",
                problem(Path.of("/nowhere/.vault-token")));
    }

    @Test
    void a_folder_is_rejected() {
        assertEquals(
                "the Vault token cannot be read: the file " + folder
                        + " is not a regular file; set the path of the file with the Vault token",
                problem(folder));
    }

    @Test
    void a_large_file_is_rejected() throws Exception {
        Path file = Files.write(folder.resolve("token"), new byte[65_537]);
        assertEquals(
                "the Vault token cannot be read: the file " + file
                        + " is larger than the limit of 64 KiB; store only the Vault token in it",
                problem(file));
    }

    private static String problem(Path file) {
        CredentialFile credential = new CredentialFile("Vault token", file);
        return assertThrows(SecretUnavailableException.class, credential::get).problem();
    }
}
