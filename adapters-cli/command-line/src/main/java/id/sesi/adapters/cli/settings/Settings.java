package id.sesi.adapters.cli.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds the value of each setting. An option overrides an environment variable, and an empty variable counts as not set. A
 * setting is validated when a command asks for it, so an invalid setting does not affect commands that do not use it.
 *
 * @since 1.0.0
 */
public final class Settings {

    private static final String KEY_VARIABLE = "PSIKOLOGIE_SECRET_KEY";

    /** Matches the path that the gateway appends. Users sometimes set the complete endpoint, or its start, as the base URL. */
    private static final Pattern ENDPOINT = Pattern.compile(".*/api/v2(/|/partner(/.*)?)?");

    private static final Map<String, String> VARIABLES = Map.of(
            "--partner-id", "PSIKOLOGIE_PARTNER_ID",
            "--environment", "PSIKOLOGIE_ENVIRONMENT",
            "--base-url", "PSIKOLOGIE_BASE_URL",
            "--ca-file", "PSIKOLOGIE_CA_FILE",
            "--deadline", "PSIKOLOGIE_DEADLINE",
            "--audit-dir", "PSIKOLOGIE_AUDIT_DIR",
            "--other-secret", "PSIKOLOGIE_OTHER_SECRET");

    private final Function<String, Optional<String>> options;
    private final Map<String, String> environmentVariables;

    /**
     * Creates the settings from their two sources.
     *
     * @param options returns the value of an option by its name, such as {@code --base-url}
     * @param environmentVariables usually {@link System#getenv()}
     */
    public Settings(Function<String, Optional<String>> options, Map<String, String> environmentVariables) {
        this.options = options;
        this.environmentVariables = environmentVariables;
    }

    /**
     * {@return the path in the value of an option}
     *
     * @throws InvalidSettingException if the path is empty, starts with {@code ~}, starts or ends with white space or a hidden character, is in quotes, or contains
     *     a character that is not allowed
     */
    public static Path path(String option, String value) throws InvalidSettingException {
        return new Setting(option, value).as(PathParser::parse);
    }

    /**
     * {@return the text of the file in the value of an option}
     *
     * @throws InvalidSettingException as {@link #path}, or if the file is not a regular file, is larger than 8 MiB, is not UTF-8
     *     or cannot be read
     */
    public static String text(String option, String value) throws InvalidSettingException {
        return new Setting(option, value).as(path -> InputFile.read(PathParser.parse(path), UTF_8));
    }

    /** {@return the partner ID} */
    public PartnerId requirePartnerId() throws InvalidSettingException {
        return findPartnerId()
                .orElseThrow(() -> new InvalidSettingException(
                        "the partner ID is missing; set --partner-id or PSIKOLOGIE_PARTNER_ID"));
    }

    /** {@return the partner ID, or empty if it is not set} */
    public Optional<PartnerId> findPartnerId() throws InvalidSettingException {
        Optional<Setting> setting = find("--partner-id");
        Optional<PartnerId> partnerId =
                setting.isPresent() ? Optional.of(setting.get().as(PartnerId::new)) : Optional.empty();
        if (partnerId.isPresent() && secretSettings().isKey(partnerId.get().value())) {
            throw new InvalidSettingException(partnerIdIsKey());
        }
        return partnerId;
    }

    /** {@return the message about a partner ID that is the secret key} */
    public String partnerIdIsKey() {
        return setBy("--partner-id")
                + " has the same value as the secret key; set each to the value that the vendor gave you";
    }

    /** {@return the environment, with its default base URL unless another one is set; staging by default} */
    public Environment environment() throws InvalidSettingException {
        Optional<Setting> name = find("--environment");
        Environment environment = name.isPresent() ? name.get().as(Environment::named) : Environment.STAGING;
        Optional<Setting> baseUrl = find("--base-url");
        return baseUrl.isPresent() ? baseUrl.get().as(url -> withBaseUrl(environment, url)) : environment;
    }

    private static Environment withBaseUrl(Environment environment, String baseUrl) {
        Environment result = environment.withBaseUrl(Setting.url(baseUrl));
        if (ENDPOINT.matcher(result.baseUrl().getRawPath()).matches()) {
            throw new IllegalArgumentException("must not have /api/v2 in its path, because sesi appends"
                    + " /api/v2/partner/ and the partner ID; remove /api/v2 and what follows it");
        }
        return result;
    }

    /** {@return the certificates trusted in addition to the platform's} */
    public Certificates extraCertificates() throws InvalidSettingException {
        Optional<Setting> file = find("--ca-file");
        return file.isPresent() ? file.get().as(path -> Certificates.read(PathParser.parse(path))) : Certificates.NONE;
    }

    /** {@return the path of the file with additional certificates, as it was given; empty if none is set} */
    public Optional<String> caFile() {
        return find("--ca-file").map(Setting::value);
    }

    /** {@return the proxy from the common variables, in upper or lower case; empty if no proxy is set} */
    public Optional<ProxySettings> proxy() throws InvalidSettingException {
        Optional<Setting> url = inEitherCase("HTTPS_PROXY", "https_proxy");
        Optional<Setting> noProxyVariable = inEitherCase("NO_PROXY", "no_proxy");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Setting noProxy = noProxyVariable.orElse(new Setting("NO_PROXY", ""));
        ProxyBypass bypass = ProxyBypass.parse(noProxy.name(), noProxy.value());
        String variable = url.get().name();
        return Optional.of(url.get().as(text -> ProxySettings.parse(variable, text, bypass)));
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

    /** {@return the deadline of one call, or the given default if it is not set} */
    public Duration deadline(Duration defaultDeadline) throws InvalidSettingException {
        Optional<Setting> deadline = find("--deadline");
        return deadline.isPresent() ? deadline.get().as(DeadlineParser::parse) : defaultDeadline;
    }

    /** {@return the folder for audit records, or empty if none is set} */
    public Optional<Path> auditDirectory() throws InvalidSettingException {
        Optional<Setting> directory = find("--audit-dir");
        return directory.isPresent() ? Optional.of(directory.get().as(PathParser::parse)) : Optional.empty();
    }

    /** {@return the location of the secret key} */
    public SecretReference requireSecret() throws InvalidSettingException {
        return findSecret()
                .orElseThrow(() -> new InvalidSettingException(
                        environmentVariables.containsKey(KEY_VARIABLE)
                                ? "the secret key in the environment variable " + KEY_VARIABLE
                                        + " is empty; set it to the key"
                                : "the secret key is missing; set " + KEY_VARIABLE
                                        + " to the key, PSIKOLOGIE_SECRET_KEY_FILE to a file with the key, or --secret"
                                        + " to one of "
                                        + SecretReference.forms()));
    }

    /** {@return the location of the secret key, or empty if it is not set} */
    public Optional<SecretReference> findSecret() throws InvalidSettingException {
        return secretSettings().find();
    }

    /** {@return the location of the other environment's secret key, or empty if it is not set} */
    public Optional<SecretReference> findOtherSecret() throws InvalidSettingException {
        Optional<Setting> reference = find("--other-secret");
        return reference.isPresent() ? Optional.of(reference.get().as(secretSettings()::parse)) : Optional.empty();
    }

    /**
     * {@return the settings of the given keys}
     *
     * @param secret the location of the signing key
     * @param otherSecret the location of the other environment's key; empty if that key is not needed
     * @throws InvalidSettingException if the partner ID is invalid, or if a key is in Vault, and the settings of Vault are
     *     missing or invalid
     */
    public KeySettings keys(SecretReference secret, Optional<SecretReference> otherSecret)
            throws InvalidSettingException {
        Optional<SecretReference> signingSecret = Optional.of(secret);
        Optional<VaultSettings> vault =
                KeySettings.isInVault(signingSecret, otherSecret) ? Optional.of(vault()) : Optional.empty();
        return new KeySettings(findPartnerId(), signingSecret, otherSecret, vault, environmentVariables);
    }

    /** {@return the settings for connections to the vendor; with a proxy only if these connections use it} */
    public NetworkSettings network() throws InvalidSettingException {
        Environment environment = environment();
        return new NetworkSettings(
                environment, extraCertificates(), proxy().filter(proxy -> proxy.isUsedFor(environment.server())));
    }

    /** {@return the address of the partner's page in an option; empty if the option is not given} */
    public Optional<URI> page(String option) throws InvalidSettingException {
        Optional<Setting> page = find(option);
        return page.isPresent() ? Optional.of(page.get().as(PageAddress::parse)) : Optional.empty();
    }

    /** {@return the settings for a connection to the partner's page; with a proxy only if this connection uses it} */
    public NetworkSettings networkTo(URI page) throws InvalidSettingException {
        return new NetworkSettings(
                environment(), extraCertificates(), proxy().filter(proxy -> PageAddress.usesProxy(page, proxy)));
    }

    VaultSettings vault() throws InvalidSettingException {
        return VaultSettings.read(environmentVariables, proxy());
    }

    /**
     * {@return the option or variable that sets the location of the secret key, and the settings that it overrides; empty if none
     * is set}
     */
    public String secretSetBy() {
        return secretSettings().setBy();
    }

    /** {@return the name of what sets this setting: the option or its variable; empty if neither is set} */
    public String setBy(String option) {
        return find(option).map(Setting::name).orElse("");
    }

    private SecretSettings secretSettings() {
        return new SecretSettings(
                options.apply("--secret").map(value -> new Setting("--secret", value)), environmentVariables);
    }

    private Optional<Setting> find(String option) {
        return options.apply(option)
                .map(value -> new Setting(option, value))
                .or(() -> variable(VARIABLES.getOrDefault(option, "")));
    }

    private Optional<Setting> variable(String name) {
        return Setting.variable(environmentVariables, name);
    }
}
