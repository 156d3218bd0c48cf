package id.sesi.adapters.cli.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultSettingsTest {

    private final Map<String, String> environment =
            new HashMap<>(Map.of("VAULT_ADDR", "https://vault.example:8200", "HOME", "/nowhere"));

    @Test
    void a_token_is_read_from_its_variable() throws Exception {
        environment.put("VAULT_TOKEN", "hvs.t");
        environment.put("VAULT_NAMESPACE", "team-a");

        VaultSettings vault = vault();

        assertEquals(URI.create("https://vault.example:8200"), vault.address());
        assertEquals(Optional.of("team-a"), vault.namespace());
        assertEquals(VaultSettings.Login.TOKEN, vault.login());
        assertEquals(new Credential.Text("hvs.t"), vault.credential());
    }

    @Test
    void a_token_file_is_read_from_its_variable() throws Exception {
        environment.put("VAULT_TOKEN_FILE", "/run/secrets/token");
        assertLogin(VaultSettings.Login.TOKEN, "", "", inFile("Vault token", "/run/secrets/token"));
    }

    @ParameterizedTest
    @CsvSource({
        "VAULT_TOKEN_FILE, VAULT_TOKEN_FILE",
        "VAULT_SECRET_ID_FILE, VAULT_ROLE_ID",
        "VAULT_KUBERNETES_JWT_PATH, VAULT_KUBERNETES_ROLE"
    })
    void a_token_in_the_place_of_its_file_is_not_shown(String variable, String login) {
        environment.put(login, "r");
        environment.put(variable, "hvs.CAESIJ9canary0123456789");

        String problem =
                assertThrows(InvalidSettingException.class, this::vault).problem();

        assertTrue(problem.startsWith(variable + " names a file that does not exist"), problem);
        assertFalse(problem.contains("canary"), problem);
    }

    /** A file system reports such a long name as an error, not as a missing file. */
    @ParameterizedTest
    @CsvSource({
        "VAULT_TOKEN_FILE, VAULT_TOKEN_FILE",
        "VAULT_SECRET_ID_FILE, VAULT_ROLE_ID",
        "VAULT_KUBERNETES_JWT_PATH, VAULT_KUBERNETES_ROLE"
    })
    void a_long_token_in_the_place_of_its_file_is_not_shown(String variable, String login) {
        environment.put(login, "r");
        environment.put(variable, "eyJhbGciOiJSUzI1NiJ9.canary" + "Zm9v".repeat(100) + "." + "YmFy/".repeat(1000));

        String problem =
                assertThrows(InvalidSettingException.class, this::vault).problem();

        assertTrue(problem.startsWith(variable + " names a file that does not exist"), problem);
        assertFalse(problem.contains("canary"), problem);
    }

    @Test
    void the_files_with_credentials_do_not_include_the_token_of_kubernetes() throws Exception {
        environment.put("VAULT_TOKEN_FILE", "/run/secrets/token");
        assertEquals(List.of(Path.of("/k"), Path.of("/run/secrets/token")), keys().filesToCheck());

        environment.remove("VAULT_TOKEN_FILE");
        environment.put("VAULT_KUBERNETES_ROLE", "r");
        assertEquals(List.of(Path.of("/k")), keys().filesToCheck());
    }

    private KeySettings keys() throws InvalidSettingException {
        return new Settings(option -> Optional.empty(), environment)
                .keys(reference("vault:secret/sesi#key"), Optional.of(reference("file:/k")));
    }

    private static SecretReference reference(String text) {
        return SecretReference.parse(text).orElseThrow();
    }

    @Test
    void the_token_file_in_the_home_folder_is_the_default() throws Exception {
        assertLogin(VaultSettings.Login.TOKEN, "", "", inFile("Vault token", "/nowhere/.vault-token"));
    }

    @Test
    void a_credential_calls_the_function_of_its_kind_and_is_redacted_in_texts() throws Exception {
        environment.put("VAULT_TOKEN", "canary");
        VaultSettings vault = vault();

        assertEquals("canary", vault.credential().fold(Credential.Text::value, file -> "in a file"));
        assertEquals("Text[redacted]", vault.credential().toString());
        assertFalse(vault.toString().contains("canary"), vault.toString());
        assertEquals(
                Path.of("/f"), inFile("Vault token", "/f").fold(text -> Path.of("in a text"), Credential.InFile::file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VAULT_TOKEN_FILE", "VAULT_SECRET_ID_FILE", "VAULT_KUBERNETES_JWT_PATH", "VAULT_CACERT"})
    void a_path_that_only_a_shell_expands_is_rejected(String variable) {
        if (variable.equals("VAULT_SECRET_ID_FILE")) {
            environment.put("VAULT_ROLE_ID", "r");
        } else if (variable.equals("VAULT_KUBERNETES_JWT_PATH")) {
            environment.put("VAULT_KUBERNETES_ROLE", "sesi");
        }
        environment.put(variable, "~/canary");

        assertEquals(
                variable + " has a path that starts with ~, which only a shell expands; write the whole path",
                assertThrows(InvalidSettingException.class, this::vault).problem());
    }

    @Test
    void without_a_home_folder_the_token_is_missing() {
        environment.remove("HOME");
        assertTrue(assertThrows(InvalidSettingException.class, this::vault)
                .problem()
                .startsWith("the Vault token is missing; set VAULT_TOKEN"));
    }

    @Test
    void an_app_role_has_a_secret_id() throws Exception {
        environment.put("VAULT_ROLE_ID", "r");
        environment.put("VAULT_SECRET_ID", "s");
        assertLogin(VaultSettings.Login.APP_ROLE, "r", "approle", new Credential.Text("s"));
    }

    @Test
    void the_secret_id_of_an_app_role_may_be_in_a_file() throws Exception {
        environment.put("VAULT_ROLE_ID", "r");
        environment.put("VAULT_SECRET_ID_FILE", "/run/secrets/id");
        assertLogin(VaultSettings.Login.APP_ROLE, "r", "approle", inFile("Vault secret ID", "/run/secrets/id"));
    }

    @Test
    void a_kubernetes_service_account_has_a_role_and_a_token_file() throws Exception {
        environment.put("VAULT_KUBERNETES_ROLE", "sesi");
        environment.put("VAULT_AUTH_PATH", "k8s/eu");
        environment.put("VAULT_KUBERNETES_JWT_PATH", "/run/jwt");
        assertLogin(
                VaultSettings.Login.KUBERNETES, "sesi", "k8s/eu", inFile("token of the service account", "/run/jwt"));
    }

    @Test
    void the_default_token_file_of_a_service_account_is_that_of_kubernetes() throws Exception {
        environment.put("VAULT_KUBERNETES_ROLE", "sesi");
        assertLogin(
                VaultSettings.Login.KUBERNETES,
                "sesi",
                "kubernetes",
                inFile("token of the service account", "/var/run/secrets/kubernetes.io/serviceaccount/token"));
    }

    @ParameterizedTest
    @CsvSource({
        "VAULT_ADDR, '', the address of Vault is missing; set VAULT_ADDR",
        "VAULT_ADDR, http://vault.example, VAULT_ADDR needs to be an https URL",
        "VAULT_ADDR, https://canary@vault.example, VAULT_ADDR must not have user info",
        "VAULT_ADDR, https://u:canary pw@vault, VAULT_ADDR is not a URL",
        "VAULT_ADDR, https:///canary, VAULT_ADDR has no host",
        "VAULT_ADDR, https://vault:99999, VAULT_ADDR has the port 99999",
        "HTTPS_PROXY, http://proxy:0, HTTPS_PROXY has the port 0",
        "VAULT_ADDR, https://vault.example/v1/, VAULT_ADDR must not end in /v1",
        "VAULT_AUTH_PATH, canary, VAULT_AUTH_PATH is used only with VAULT_ROLE_ID or VAULT_KUBERNETES_ROLE",
        "VAULT_NAMESPACE, can ary, VAULT_NAMESPACE has white space",
        "VAULT_CACERT, /nowhere/ca.pem, VAULT_CACERT names a file that does not exist",
        "VAULT_TOKEN_FILE, /canary, VAULT_TOKEN and VAULT_TOKEN_FILE select different login methods for Vault; unset all but one",
        "VAULT_KUBERNETES_ROLE, canary, VAULT_TOKEN and VAULT_KUBERNETES_ROLE select different login methods for Vault",
        "VAULT_AUTH_PATH, ../canary, VAULT_AUTH_PATH is used only with VAULT_ROLE_ID"
    })
    void an_invalid_variable_is_named_without_its_value(String variable, String value, String problem) {
        environment.put("VAULT_TOKEN", "canary");
        environment.put(variable, value);

        InvalidSettingException invalid = assertThrows(InvalidSettingException.class, this::vault);

        assertTrue(invalid.problem().startsWith(problem), invalid.problem());
        assertFalse(invalid.problem().contains("canary"), invalid.problem());
    }

    @ParameterizedTest
    @CsvSource({
        "https://my_vault:8200/v, https://my_vault:8200/v",
        "https://tresør.example, https://xn--tresr-yua.example",
        "https://Vault.example:443, https://vault.example"
    })
    void the_address_may_have_any_host_that_can_be_resolved(String value, String address) throws Exception {
        environment.put("VAULT_ADDR", value);

        assertEquals(URI.create(address), vault().address());
    }

    @Test
    void the_proxy_is_used_unless_the_address_is_excluded() throws Exception {
        environment.put("HTTPS_PROXY", "proxy");
        assertTrue(vault().proxy().isPresent());

        environment.put("NO_PROXY", "vault.example:8200");
        assertEquals(Optional.empty(), vault().proxy());
    }

    @ParameterizedTest
    @CsvSource({"VAULT_NAMESPACE, x", "VAULT_SECRET_ID, s"})
    void an_app_role_needs_exactly_one_secret_id(String variable, String value) {
        environment.put("VAULT_ROLE_ID", "r");
        environment.put(variable, value);
        environment.put("VAULT_SECRET_ID_FILE", variable.equals("VAULT_SECRET_ID") ? "/also" : "");

        assertTrue(assertThrows(InvalidSettingException.class, this::vault)
                .problem()
                .startsWith("VAULT_ROLE_ID needs either VAULT_SECRET_ID or VAULT_SECRET_ID_FILE"));
    }

    private VaultSettings vault() throws InvalidSettingException {
        return new Settings(option -> Optional.empty(), environment).vault();
    }

    private void assertLogin(VaultSettings.Login login, String role, String authPath, Credential credential)
            throws InvalidSettingException {
        VaultSettings vault = vault();
        assertEquals(login, vault.login());
        assertEquals(role, vault.role());
        assertEquals(authPath, vault.authPath());
        assertEquals(credential, vault.credential());
    }

    private static Credential inFile(String what, String file) {
        return new Credential.InFile(what, Path.of(file));
    }
}
