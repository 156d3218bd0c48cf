package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where HashiCorp Vault or OpenBao is, and who asks there: by the variables that their own tools share, as far as there are any.
 *
 * @param address {@code VAULT_ADDR}, an {@code https} URL
 * @param namespace {@code VAULT_NAMESPACE}, if there is one
 * @param alsoTrusted certificates from {@code VAULT_CACERT}, in addition to the platform's
 * @param login how one logs in
 * @param role which role to log in as; empty with a token
 * @param authPath where that way of logging in is mounted; empty with a token
 * @param credential what shows that it is the role, or the token
 * @param proxy the proxy on the way, if there is one
 */
public record VaultSettings(
        URI address,
        Optional<String> namespace,
        List<X509Certificate> alsoTrusted,
        Login login,
        String role,
        String authPath,
        Credential credential,
        Optional<ProxySettings> proxy) {

    /** The ways to log in. */
    public enum Login {
        /** There is a token already. */
        TOKEN,
        /** By a role id and a secret id. */
        APP_ROLE,
        /** As a Kubernetes service account. */
        KUBERNETES
    }

    /** Where {@code vault login} leaves its token: what is looked at if no variable says how to log in. */
    private static final String AT_HOME = ".vault-token";

    private static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    public VaultSettings {
        requireNonNull(address);
        requireNonNull(namespace);
        requireNonNull(login);
        requireNonNull(role);
        requireNonNull(authPath);
        requireNonNull(credential);
        requireNonNull(proxy);
        alsoTrusted = List.copyOf(alsoTrusted);
    }

    static VaultSettings read(Map<String, String> environment, Optional<ProxySettings> proxy)
            throws InvalidSettingException {
        return new Reader(environment).read(proxy);
    }

    private record Reader(Map<String, String> environment) {

        VaultSettings read(Optional<ProxySettings> proxy) throws InvalidSettingException {
            Setting address = variable("VAULT_ADDR")
                    .orElseThrow(() -> new InvalidSettingException(
                            "there is no address of Vault; set VAULT_ADDR, such as https://vault.example:8200"));
            Optional<Setting> ca = variable("VAULT_CACERT");
            String way = way();
            Login login = login(way);
            return new VaultSettings(
                    address.as(Reader::address),
                    namespace(),
                    ca.isPresent() ? ca.get().as(file -> Certificates.read(Path.of(file))) : List.of(),
                    login,
                    login == Login.TOKEN ? "" : environment.getOrDefault(way, ""),
                    authPath(login),
                    credential(way),
                    proxy);
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

        private static Login login(String way) {
            return switch (way) {
                case "VAULT_ROLE_ID" -> Login.APP_ROLE;
                case "VAULT_KUBERNETES_ROLE" -> Login.KUBERNETES;
                default -> Login.TOKEN;
            };
        }

        private String authPath(Login login) throws InvalidSettingException {
            Optional<String> path = text("VAULT_AUTH_PATH");
            if (path.isPresent() && login == Login.TOKEN) {
                throw new InvalidSettingException(
                        "VAULT_AUTH_PATH is for VAULT_ROLE_ID or VAULT_KUBERNETES_ROLE; unset it");
            }
            if (path.isPresent() && !path.get().matches("[\\w-]+(/[\\w-]+)*")) {
                throw new InvalidSettingException("VAULT_AUTH_PATH needs the path of an auth method, such as approle");
            }
            return path.orElse(
                    switch (login) {
                        case TOKEN -> "";
                        case APP_ROLE -> "approle";
                        case KUBERNETES -> "kubernetes";
                    });
        }

        private Credential credential(String way) throws InvalidSettingException {
            return switch (way) {
                case "VAULT_TOKEN" -> new Credential.Text(text(way).orElseThrow());
                case "VAULT_TOKEN_FILE" -> file("Vault token", way);
                case "VAULT_ROLE_ID" -> secretId();
                case "VAULT_KUBERNETES_ROLE" -> serviceAccount();
                default -> new Credential.InFile("Vault token", Path.of(environment.getOrDefault("HOME", ""), AT_HOME));
            };
        }

        private Credential secretId() throws InvalidSettingException {
            Optional<String> id = text("VAULT_SECRET_ID");
            Optional<String> file = text("VAULT_SECRET_ID_FILE");
            if (id.isPresent() == file.isPresent()) {
                throw new InvalidSettingException(
                        "VAULT_ROLE_ID needs one of VAULT_SECRET_ID and VAULT_SECRET_ID_FILE beside it");
            }
            return id.isPresent() ? new Credential.Text(id.get()) : file("Vault secret id", "VAULT_SECRET_ID_FILE");
        }

        private Credential serviceAccount() {
            return new Credential.InFile(
                    "service account's token",
                    Path.of(text("VAULT_KUBERNETES_JWT_PATH").orElse(SERVICE_ACCOUNT)));
        }

        private Credential file(String what, String variable) throws InvalidSettingException {
            return variable(variable).orElseThrow().as(path -> new Credential.InFile(what, Path.of(path)));
        }

        private Optional<Setting> variable(String name) {
            return Setting.variable(environment, name);
        }

        private Optional<String> text(String name) {
            return variable(name).map(Setting::value);
        }
    }
}
