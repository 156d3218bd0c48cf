package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import id.sesi.domain.HostAndPort;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings for HashiCorp Vault or OpenBao. The variables have the names that the tools of Vault and OpenBao use, where such
 * names exist.
 *
 * @param address the URL of the server from {@code VAULT_ADDR}; its scheme is {@code https}
 * @param namespace the namespace from {@code VAULT_NAMESPACE}; empty if it is not set
 * @param extraCertificates the certificates from {@code VAULT_CACERT}, trusted in addition to the platform's
 * @param login the login method
 * @param role the role to log in as; empty for a token
 * @param authPath the path where the auth method is mounted; empty for a token
 * @param credential the token, the secret ID of the AppRole, or the token of the service account
 * @param proxy the proxy to Vault; empty if the connection is direct
 * @since 1.0.0
 */
public record VaultSettings(
        URI address,
        Optional<String> namespace,
        Certificates extraCertificates,
        Login login,
        String role,
        String authPath,
        Credential credential,
        Optional<ProxySettings> proxy) {

    /**
     * The login methods.
     *
     * @since 1.0.0
     */
    public enum Login {
        /** No login: an existing token is used. */
        TOKEN,
        /** Login with a role ID and a secret ID. */
        APP_ROLE,
        /** Login as a Kubernetes service account. */
        KUBERNETES
    }

    /**
     * {@code vault login} writes its token to this file in the home folder. Sesi reads the file if no variable selects a login
     * method.
     */
    private static final String TOKEN_FILE_IN_HOME = ".vault-token";

    private static final int HTTPS_PORT = 443;

    private static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    public VaultSettings {
        requireNonNull(address);
        requireNonNull(namespace);
        requireNonNull(extraCertificates);
        requireNonNull(login);
        requireNonNull(role);
        requireNonNull(authPath);
        requireNonNull(credential);
        requireNonNull(proxy);
    }

    static VaultSettings read(Map<String, String> environment, Optional<ProxySettings> proxy)
            throws InvalidSettingException {
        return new Reader(environment).read(proxy);
    }

    private record Reader(Map<String, String> environment) {

        VaultSettings read(Optional<ProxySettings> proxy) throws InvalidSettingException {
            URI address = variable("VAULT_ADDR")
                    .orElseThrow(() -> new InvalidSettingException(
                            "the address of Vault is missing; set VAULT_ADDR, for example to"
                                    + " https://vault.example:8200"))
                    .as(Reader::address);
            Optional<Setting> ca = variable("VAULT_CACERT");
            String loginSource = loginSource();
            Login login = login(loginSource);
            return new VaultSettings(
                    address,
                    namespace(),
                    ca.isPresent() ? ca.get().as(file -> Certificates.read(PathParser.parse(file))) : Certificates.NONE,
                    login,
                    login == Login.TOKEN ? "" : environment.getOrDefault(loginSource, ""),
                    authPath(login),
                    credential(loginSource),
                    proxy.filter(found -> found.isUsedFor(HostAndPort.of(address, HTTPS_PORT))));
        }

        private static URI address(String text) {
            URI uri = Setting.url(text);
            if (!"https".equalsIgnoreCase(uri.getScheme())) {
                throw new IllegalArgumentException(
                        "needs to be an https URL, because credentials are sent over TLS only");
            }
            HostAndPort server = HostAndPort.of(uri, HTTPS_PORT);
            if (uri.getRawAuthority().contains("@") || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("must not have user info, a query or a fragment");
            }
            if (uri.getPath().matches(".*/v1/?")) {
                throw new IllegalArgumentException("must not end in /v1, because sesi appends it");
            }
            return server.httpsUrl(uri.getRawPath());
        }

        private Optional<String> namespace() throws InvalidSettingException {
            Optional<String> namespace = text("VAULT_NAMESPACE");
            if (namespace.isPresent() && !namespace.get().matches("[!-~]+")) {
                throw new InvalidSettingException(
                        "VAULT_NAMESPACE has white space or another character that is not allowed in a namespace");
            }
            return namespace;
        }

        /** {@return the one variable that selects the login method, or the name of the token file in the home folder} */
        private String loginSource() throws InvalidSettingException {
            List<String> variables = new ArrayList<>(
                    List.of("VAULT_TOKEN", "VAULT_TOKEN_FILE", "VAULT_ROLE_ID", "VAULT_KUBERNETES_ROLE"));
            variables.removeIf(name -> variable(name).isEmpty());
            if (variables.size() > 1) {
                throw new InvalidSettingException(String.join(" and ", variables)
                        + " select different login methods for Vault; unset all but one");
            }
            if (variables.isEmpty() && variable("HOME").isEmpty()) {
                throw new InvalidSettingException(
                        "the Vault token is missing; set VAULT_TOKEN, VAULT_TOKEN_FILE, VAULT_ROLE_ID or"
                                + " VAULT_KUBERNETES_ROLE");
            }
            return variables.isEmpty() ? TOKEN_FILE_IN_HOME : variables.get(0);
        }

        private static Login login(String loginSource) {
            return switch (loginSource) {
                case "VAULT_ROLE_ID" -> Login.APP_ROLE;
                case "VAULT_KUBERNETES_ROLE" -> Login.KUBERNETES;
                default -> Login.TOKEN;
            };
        }

        private String authPath(Login login) throws InvalidSettingException {
            Optional<String> path = text("VAULT_AUTH_PATH");
            if (path.isPresent() && login == Login.TOKEN) {
                throw new InvalidSettingException(
                        "VAULT_AUTH_PATH is used only with VAULT_ROLE_ID or VAULT_KUBERNETES_ROLE; unset it");
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

        private Credential credential(String loginSource) throws InvalidSettingException {
            return switch (loginSource) {
                case "VAULT_TOKEN" -> new Credential.Text(text(loginSource).orElseThrow());
                case "VAULT_TOKEN_FILE" -> file("Vault token", loginSource);
                case "VAULT_ROLE_ID" -> secretId();
                case "VAULT_KUBERNETES_ROLE" -> serviceAccount();
                default ->
                    new Credential.InFile(
                            "Vault token", Path.of(environment.getOrDefault("HOME", ""), TOKEN_FILE_IN_HOME));
            };
        }

        private Credential secretId() throws InvalidSettingException {
            Optional<String> id = text("VAULT_SECRET_ID");
            Optional<String> file = text("VAULT_SECRET_ID_FILE");
            if (id.isPresent() == file.isPresent()) {
                throw new InvalidSettingException(
                        "VAULT_ROLE_ID needs either VAULT_SECRET_ID or VAULT_SECRET_ID_FILE; set exactly one of them");
            }
            return id.isPresent() ? new Credential.Text(id.get()) : file("Vault secret ID", "VAULT_SECRET_ID_FILE");
        }

        private Credential serviceAccount() throws InvalidSettingException {
            String what = "token of the service account";
            String path = "VAULT_KUBERNETES_JWT_PATH";
            return variable(path).isPresent()
                    ? file(what, path)
                    : new Credential.InFile(what, Path.of(SERVICE_ACCOUNT));
        }

        private Credential file(String what, String variable) throws InvalidSettingException {
            return variable(variable)
                    .orElseThrow()
                    .as(path ->
                            new Credential.InFile(what, MisplacedCredential.requireLocation(PathParser.parse(path))));
        }

        private Optional<Setting> variable(String name) {
            return Setting.variable(environment, name);
        }

        private Optional<String> text(String name) {
            return variable(name).map(Setting::value);
        }
    }
}
