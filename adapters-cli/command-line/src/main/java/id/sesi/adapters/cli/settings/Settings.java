package id.sesi.adapters.cli.settings;

import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds each setting by the one rule: a flag beats an environment variable; an empty variable counts as not set. A
 * setting is judged when it is asked for, so that a command minds only what it needs.
 */
public final class Settings {

    private static final String KEY_VARIABLE = "PSIKOLOGIE_SECRET_KEY";

    /** People paste the whole endpoint, of which the gateway appends this part. */
    private static final String SESSIONS_PATH = "/api/v2/partner/";

    private static final Map<String, String> VARIABLES = Map.of(
            "--partner-id", "PSIKOLOGIE_PARTNER_ID",
            "--environment", "PSIKOLOGIE_ENVIRONMENT",
            "--base-url", "PSIKOLOGIE_BASE_URL",
            "--ca-file", "PSIKOLOGIE_CA_FILE",
            "--deadline", "PSIKOLOGIE_DEADLINE",
            "--audit-dir", "PSIKOLOGIE_AUDIT_DIR",
            "--other-secret", "PSIKOLOGIE_OTHER_SECRET");

    private final Function<String, Optional<String>> flags;
    private final Map<String, String> environmentVariables;

    /**
     * Takes the two sources.
     *
     * @param flags gives a flag's value by its name, such as {@code --base-url}
     * @param environmentVariables most often {@link System#getenv()}
     */
    public Settings(Function<String, Optional<String>> flags, Map<String, String> environmentVariables) {
        this.flags = flags;
        this.environmentVariables = environmentVariables;
    }

    /** {@return the partner id} */
    public PartnerId partnerId() throws InvalidSettingException {
        return findPartnerId()
                .orElseThrow(() -> new InvalidSettingException(
                        "there is no partner id; set --partner-id or PSIKOLOGIE_PARTNER_ID"));
    }

    /** {@return the partner id, if one is set} */
    public Optional<PartnerId> findPartnerId() throws InvalidSettingException {
        Optional<Setting> setting = find("--partner-id");
        return setting.isPresent() ? Optional.of(setting.get().as(PartnerId::new)) : Optional.empty();
    }

    /** {@return the environment, at its own base URL unless another is set} */
    public Environment environment() throws InvalidSettingException {
        Optional<Setting> name = find("--environment");
        Environment environment = name.isPresent() ? name.get().as(Environment::named) : Environment.STAGING;
        Optional<Setting> baseUrl = find("--base-url");
        return baseUrl.isPresent() ? baseUrl.get().as(url -> at(environment, url)) : environment;
    }

    private static Environment at(Environment environment, String baseUrl) {
        Environment there = environment.at(Setting.url(baseUrl));
        if (there.baseUrl().getRawPath().contains(SESSIONS_PATH)) {
            throw new IllegalArgumentException("must not have " + SESSIONS_PATH + " in its path: that is appended");
        }
        return there;
    }

    /** {@return the certificates trusted in addition to the platform's} */
    public List<X509Certificate> alsoTrusted() throws InvalidSettingException {
        Optional<Setting> file = find("--ca-file");
        return file.isPresent() ? file.get().as(path -> Certificates.read(Path.of(path))) : List.of();
    }

    /** {@return the way out through a proxy, by the variables that all tools share, in either case} */
    public Optional<ProxySettings> proxy() throws InvalidSettingException {
        Optional<Setting> url = inEitherCase("HTTPS_PROXY", "https_proxy");
        Optional<Setting> exceptions = inEitherCase("NO_PROXY", "no_proxy");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        String noProxy = exceptions.isPresent() ? exceptions.get().value() : "";
        return Optional.of(url.get().as(text -> ProxySettings.parse(text, noProxy)));
    }

    private Optional<Setting> inEitherCase(String upper, String lower) throws InvalidSettingException {
        Optional<Setting> first = variable(upper);
        Optional<Setting> second = variable(lower);
        if (first.isPresent()
                && second.isPresent()
                && !first.get().value().equals(second.get().value())) {
            throw new InvalidSettingException(upper + " and " + lower + " contradict each other; unset one of them");
        }
        return first.or(() -> second);
    }

    /** {@return the total budget of one create call} */
    public Duration deadline(Duration otherwise) throws InvalidSettingException {
        Optional<Setting> deadline = find("--deadline");
        return deadline.isPresent() ? deadline.get().as(Durations::parse) : otherwise;
    }

    /** {@return the folder for audit records, if one is set} */
    public Optional<Path> auditDirectory() throws InvalidSettingException {
        Optional<Setting> directory = find("--audit-dir");
        return directory.isPresent() ? Optional.of(directory.get().as(Settings::auditDirectory)) : Optional.empty();
    }

    private static Path auditDirectory(String text) {
        if (text.chars().anyMatch(character -> character == '%' || character == '\\' || character < ' ')) {
            throw new IllegalArgumentException("names a folder with a percent sign, a backslash or a control character"
                    + " in its path, which logback would not take as they are");
        }
        return Path.of(text);
    }

    /** {@return where the secret key is} */
    public SecretReference secret() throws InvalidSettingException {
        return findSecret()
                .orElseThrow(() -> new InvalidSettingException(
                        environmentVariables.containsKey(KEY_VARIABLE)
                                ? "the secret key in the environment variable " + KEY_VARIABLE + " is empty"
                                : "there is no secret key; set " + KEY_VARIABLE
                                        + " to it, PSIKOLOGIE_SECRET_KEY_FILE to a file with it, or --secret to one of "
                                        + SecretReference.forms()));
    }

    /** {@return where the secret key is, if that is set} */
    public Optional<SecretReference> findSecret() throws InvalidSettingException {
        return secretSettings().find();
    }

    /** {@return where the secret key of the other environment is, if that is set} */
    public Optional<SecretReference> findOtherSecret() throws InvalidSettingException {
        Optional<Setting> reference = find("--other-secret");
        return reference.isPresent() ? Optional.of(reference.get().as(SecretReferences::parse)) : Optional.empty();
    }

    /**
     * {@return everything about the keys}
     *
     * @param secret the key that signs
     * @param otherSecret the key of the other environment, if it is needed
     * @throws InvalidSettingException if a key is in Vault, and the settings of Vault are missing or wrong
     */
    public KeySettings keys(SecretReference secret, Optional<SecretReference> otherSecret)
            throws InvalidSettingException {
        Optional<SecretReference> own = Optional.of(secret);
        Optional<VaultSettings> vault =
                KeySettings.isInVault(own, otherSecret) ? Optional.of(vault()) : Optional.empty();
        return new KeySettings(own, otherSecret, vault, environmentVariables);
    }

    /** {@return how the vendor is reached} */
    public NetworkSettings network() throws InvalidSettingException {
        return new NetworkSettings(environment(), alsoTrusted(), proxy());
    }

    VaultSettings vault() throws InvalidSettingException {
        return VaultSettings.read(environmentVariables, proxy());
    }

    /** {@return which flags or variables told where the secret key is, and which do not count; empty if none did} */
    public String sourceOfSecret() {
        return secretSettings().source();
    }

    /** {@return the flag or the variable that the value of that flag came from; empty if neither is set} */
    public String sourceOf(String flag) {
        return find(flag).map(Setting::source).orElse("");
    }

    private SecretReferences secretSettings() {
        return new SecretReferences(
                flags.apply("--secret").map(value -> new Setting("--secret", value)), environmentVariables);
    }

    private Optional<Setting> find(String flag) {
        return flags.apply(flag)
                .map(value -> new Setting(flag, value))
                .or(() -> variable(VARIABLES.getOrDefault(flag, "")));
    }

    private Optional<Setting> variable(String name) {
        return Setting.variable(environmentVariables, name);
    }
}
