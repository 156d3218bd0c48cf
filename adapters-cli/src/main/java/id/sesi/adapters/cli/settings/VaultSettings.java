package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import id.sesi.adapters.cli.secret.CredentialFile;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where HashiCorp Vault or OpenBao is, and who asks there: by the variables that their own tools share, as far as there are any.
 *
 * @param address {@code VAULT_ADDR}, an {@code https} URL
 * @param namespace {@code VAULT_NAMESPACE}, if there is one
 * @param alsoTrusted certificates from {@code VAULT_CACERT}, in addition to the platform's
 * @param loginPath where the credentials are exchanged for a token; nothing if they are one
 * @param credentials by their names in the API; read anew at each use
 */
public record VaultSettings(
        URI address,
        Optional<String> namespace,
        List<X509Certificate> alsoTrusted,
        Optional<String> loginPath,
        Map<String, Supplier<String>> credentials) {

    /** Where {@code vault login} leaves its token: what is looked at if no variable says how to log in. */
    private static final String AT_HOME = ".vault-token";

    private static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    public VaultSettings {
        requireNonNull(address);
        requireNonNull(namespace);
        requireNonNull(loginPath);
        alsoTrusted = List.copyOf(alsoTrusted);
        credentials = Map.copyOf(credentials);
    }

    static VaultSettings read(Map<String, String> environment) throws InvalidSettingException {
        return new Reader(environment).read();
    }

    private record Reader(Map<String, String> environment) {

        VaultSettings read() throws InvalidSettingException {
            Setting address = variable("VAULT_ADDR")
                    .orElseThrow(() -> new InvalidSettingException(
                            "there is no address of Vault; set VAULT_ADDR, such as https://vault.example:8200"));
            Optional<Setting> ca = variable("VAULT_CACERT");
            String way = way();
            return new VaultSettings(
                    address.as(Reader::address),
                    namespace(),
                    ca.isPresent() ? ca.get().as(file -> Certificates.read(Path.of(file))) : List.of(),
                    loginPath(way),
                    credentials(way));
        }

        private static URI address(String text) {
            URI uri = Setting.url(text);
            if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException("needs to be an https URL: a token goes over TLS or not at all");
            }
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("must not have user info, a query or a fragment");
            }
            if (uri.getPort() == 0 || uri.getPort() > 65_535) {
                throw new IllegalArgumentException("needs a port from 1 to 65535, if any");
            }
            if (uri.getPath().matches(".*/v1/?")) {
                throw new IllegalArgumentException("must not end in /v1: that is appended");
            }
            return uri;
        }

        private Optional<String> namespace() throws InvalidSettingException {
            Optional<String> namespace = text("VAULT_NAMESPACE");
            if (namespace.isPresent() && !namespace.get().matches("[!-~]+")) {
                throw new InvalidSettingException(
                        "VAULT_NAMESPACE has white space or another character that no namespace has");
            }
            return namespace;
        }

        /** {@return the one variable that says how to log in} */
        private String way() throws InvalidSettingException {
            List<String> ways = new ArrayList<>(
                    List.of("VAULT_TOKEN", "VAULT_TOKEN_FILE", "VAULT_ROLE_ID", "VAULT_KUBERNETES_ROLE"));
            ways.removeIf(name -> variable(name).isEmpty());
            if (ways.size() > 1) {
                throw new InvalidSettingException(
                        String.join(" and ", ways) + " log in to Vault in different ways; unset all but one");
            }
            if (ways.isEmpty() && variable("HOME").isEmpty()) {
                throw new InvalidSettingException(
                        "there is no Vault token; set VAULT_TOKEN, VAULT_TOKEN_FILE, VAULT_ROLE_ID or VAULT_KUBERNETES_ROLE");
            }
            return ways.isEmpty() ? AT_HOME : ways.get(0);
        }

        private Optional<String> loginPath(String way) throws InvalidSettingException {
            String method = switch (way) {
                case "VAULT_ROLE_ID" -> "approle";
                case "VAULT_KUBERNETES_ROLE" -> "kubernetes";
                default -> "";
            };
            Optional<Setting> path = variable("VAULT_AUTH_PATH");
            if (path.isPresent() && !path.get().value().matches("[\\w-]+(/[\\w-]+)*")) {
                throw new InvalidSettingException("VAULT_AUTH_PATH needs the path of an auth method, such as approle");
            }
            if (path.isPresent() && method.isEmpty()) {
                throw new InvalidSettingException(
                        "VAULT_AUTH_PATH is for VAULT_ROLE_ID or VAULT_KUBERNETES_ROLE; unset it");
            }
            return method.isEmpty()
                    ? Optional.empty()
                    : Optional.of("auth/" + text("VAULT_AUTH_PATH").orElse(method) + "/login");
        }

        private Map<String, Supplier<String>> credentials(String way) throws InvalidSettingException {
            String value = environment.getOrDefault(way, "");
            return switch (way) {
                case "VAULT_TOKEN" -> Map.of("token", () -> value);
                case "VAULT_TOKEN_FILE" -> Map.of("token", file("Vault token", way));
                case "VAULT_ROLE_ID" -> Map.of("role_id", () -> value, "secret_id", secretId());
                case "VAULT_KUBERNETES_ROLE" -> Map.of("role", () -> value, "jwt", serviceAccount());
                default ->
                    Map.of(
                            "token",
                            new CredentialFile("Vault token", Path.of(environment.getOrDefault("HOME", ""), AT_HOME)));
            };
        }

        private Supplier<String> secretId() throws InvalidSettingException {
            Optional<String> id = text("VAULT_SECRET_ID");
            Optional<String> file = text("VAULT_SECRET_ID_FILE");
            if (id.isPresent() == file.isPresent()) {
                throw new InvalidSettingException(
                        "VAULT_ROLE_ID needs one of VAULT_SECRET_ID and VAULT_SECRET_ID_FILE beside it");
            }
            return id.isPresent() ? id::get : file("Vault secret id", "VAULT_SECRET_ID_FILE");
        }

        private Supplier<String> serviceAccount() {
            return new CredentialFile(
                    "service account's token",
                    Path.of(text("VAULT_KUBERNETES_JWT_PATH").orElse(SERVICE_ACCOUNT)));
        }

        private CredentialFile file(String what, String variable) throws InvalidSettingException {
            return variable(variable).orElseThrow().as(path -> new CredentialFile(what, Path.of(path)));
        }

        private Optional<Setting> variable(String name) {
            return Setting.variable(environment, name);
        }

        private Optional<String> text(String name) {
            return variable(name).map(Setting::value);
        }
    }
}
