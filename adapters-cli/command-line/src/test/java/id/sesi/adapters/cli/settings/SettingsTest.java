package id.sesi.adapters.cli.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.domain.HostAndPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Map<String, String> NONE = Map.of();

    @Test
    void an_option_overrides_a_variable() throws Exception {
        Settings settings = settings(
                Map.of(
                        "--partner-id",
                        "flag",
                        "--environment",
                        "production",
                        "--deadline",
                        "5s",
                        "--secret",
                        "env:FLAG"),
                Map.of(
                        "PSIKOLOGIE_PARTNER_ID", "variable",
                        "PSIKOLOGIE_ENVIRONMENT", "staging",
                        "PSIKOLOGIE_DEADLINE", "7s",
                        "PSIKOLOGIE_SECRET_KEY", "canary"));

        assertEquals("flag", settings.requirePartnerId().value());
        assertEquals("production", settings.environment().name());
        assertEquals(Duration.ofSeconds(5), settings.deadline(Duration.ofSeconds(30)));
        assertEquals("env:FLAG", settings.requireSecret().toString());
    }

    @Test
    void variables_are_used_without_options() throws Exception {
        Settings settings = settings(
                NONE,
                Map.of(
                        "PSIKOLOGIE_PARTNER_ID", "variable",
                        "PSIKOLOGIE_ENVIRONMENT", "production",
                        "PSIKOLOGIE_BASE_URL", "https://gateway.example/hub",
                        "PSIKOLOGIE_DEADLINE", "PT1M"));

        assertEquals("variable", settings.requirePartnerId().value());
        assertEquals("production", settings.environment().name());
        assertEquals(
                "https://gateway.example/hub", settings.environment().baseUrl().toString());
        assertEquals(Duration.ofMinutes(1), settings.deadline(Duration.ofSeconds(30)));
    }

    @Test
    void the_defaults_are_staging_and_the_given_deadline() throws Exception {
        Settings settings = settings(NONE, Map.of("PSIKOLOGIE_BASE_URL", "", "PSIKOLOGIE_DEADLINE", ""));

        assertEquals(
                "https://dev-app.psikologiehub.com",
                settings.environment().baseUrl().toString());
        assertEquals(Duration.ofSeconds(30), settings.deadline(Duration.ofSeconds(30)));
        assertEquals(Certificates.NONE, settings.extraCertificates());
    }

    @ParameterizedTest
    @CsvSource({
        "--partner-id, .., --partner-id needs one or more of",
        "--partner-id, a/b, --partner-id needs one or more of",
        "--environment, prod, --environment needs to be staging or production",
        "--base-url, http://app.example, --base-url needs to start with https://",
        "--base-url, 'https://a b', '--base-url is not a URL; write special characters as percent-encoding'",
        "--base-url, 'https://[::1', '--base-url is not a URL; write an IPv6 address in brackets, as in https://[::1]:8443'",
        "--base-url, 'https://[::1/a', '--base-url is not a URL; write an IPv6 address in brackets'",
        "--base-url, 'https://::1]', '--base-url is not a URL; write an IPv6 address in brackets'",
        "--base-url, 'https://[canary]', '--base-url is not a URL; write an IPv6 address in brackets'",
        "--base-url, 'https://', '--base-url is not a URL; it has no host'",
        "--base-url, 'https://h/[', '--base-url is not a URL; write special characters as percent-encoding'",
        "--base-url, 'https://u:canary[@h', '--base-url is not a URL; write special characters as percent-encoding'",
        "--base-url, https://u:canary@h, --base-url must not have user info",
        "--base-url, https://h/api/v2/partner/p/sessions, '--base-url must not have /api/v2 in its path, because sesi appends /api/v2/partner/'",
        "--base-url, https://h/api/v2/partner/, '--base-url must not have /api/v2 in its path, because sesi appends /api/v2/partner/'",
        "--base-url, https://h/api/v2/partner, '--base-url must not have /api/v2 in its path, because sesi appends /api/v2/partner/'",
        "--base-url, https://h/api/v2/, '--base-url must not have /api/v2 in its path, because sesi appends /api/v2/partner/'",
        "--base-url, https://h/a/api/v2, '--base-url must not have /api/v2 in its path, because sesi appends /api/v2/partner/'",
        "--base-url, http://h/api/v2/partner/p/sessions, --base-url needs to start with https://",
        "--base-url, https://h?a=/api/v2/partner/, --base-url must not have",
        "--ca-file, /nowhere/ca.pem, --ca-file names a file that does not exist: /nowhere/ca.pem",
        "--deadline, soon, --deadline is not a duration such as",
        "--deadline, 0s, --deadline needs to be positive",
        "--deadline, -PT1S, --deadline needs to be positive",
        "--deadline, 1.5s, '--deadline is not a duration such as 30s, 500ms, 2m or PT30S; write a whole number with the unit'",
        "--deadline, 2h, --deadline needs to be positive and at most 1 hour",
        "--deadline, PT2H, --deadline needs to be positive and at most 1 hour",
        "--secret, canary, '--secret needs one of the forms env:NAME, file:PATH, exec:COMMAND, vault:PATH#FIELD'",
        "--secret, env:, '--secret needs one of the forms env:NAME, file:PATH, exec:COMMAND, vault:PATH#FIELD'",
        "--secret, vault:canary, --secret needs the form vault:PATH#FIELD",
        "--secret, vault:canary#key, --secret needs the form vault:PATH#FIELD",
        "--secret, vault:secret/..#key, --secret needs the form vault:PATH#FIELD",
        "--secret, 'exec: ', --secret has a command without a program; write exec:PROGRAM",
        "--secret, 'exec:pass \"canary', '--secret has a command with an unclosed quote: \"; close or remove it'"
    })
    void an_invalid_value_is_reported_with_its_source(String option, String value, String problem) {
        Settings settings = settings(Map.of(option, value), NONE);

        InvalidSettingException invalid = assertThrows(InvalidSettingException.class, () -> {
            settings.findPartnerId();
            settings.environment();
            settings.extraCertificates();
            settings.deadline(Duration.ofSeconds(30));
            settings.requireSecret();
        });
        assertTrue(invalid.problem().startsWith(problem), invalid.problem());
        assertTrue(!invalid.problem().contains("canary"), invalid.problem());
    }

    @ParameterizedTest
    @CsvSource({
        "--audit-dir, ~/canary, starts with ~",
        "--audit-dir, ~, starts with ~",
        "--audit-dir, $HOME/canary, contains a variable",
        "--audit-dir, ${HOME}/canary, contains a variable",
        "--audit-dir, canary/$USER, contains a variable",
        "--audit-dir, /canary-${USER}, contains a variable",
        "--audit-dir, $(pwd)/canary, contains a variable or a command",
        "--audit-dir, `canary`, contains a variable or a command",
        "--audit-dir, canary$b, contains a variable or a command",
        "--audit-dir, file:///tmp/canary, starts with file:",
        "--secret, file:file:/canary, starts with file:",
        "--ca-file, $HOME/canary, contains a variable",
        "--secret, file:$HOME/canary, contains a variable",
        "--audit-dir, ' canary', starts or ends with white space",
        "--audit-dir, 'canary ', starts or ends with white space",
        "--audit-dir, '\u00a0canary', starts or ends with white space or a hidden character",
        "--audit-dir, 'canary\ufeff', starts or ends with white space or a hidden character",
        "--audit-dir, '\"/canary\"', is in quotes",
        "--audit-dir, '''/canary''', is in quotes",
        "--ca-file, ~/canary, starts with ~",
        "--ca-file, ' /canary', starts or ends with white space",
        "--secret, file:~/canary, starts with ~",
        "--secret, 'file: /canary', starts or ends with white space",
        "--secret, 'exec:~/bin/canary key', starts with ~",
        "--other-secret, file:~canary/key, starts with ~"
    })
    void a_path_with_a_common_mistake_is_rejected(String option, String value, String problem) {
        Settings settings = settings(Map.of(option, value), NONE);

        InvalidSettingException invalid = assertThrows(InvalidSettingException.class, () -> {
            settings.auditDirectory();
            settings.extraCertificates();
            settings.findSecret();
            settings.findOtherSecret();
        });

        assertTrue(invalid.problem().startsWith(option + " has a path that " + problem), invalid.problem());
        assertTrue(!invalid.problem().contains("canary"), invalid.problem());
    }

    @Test
    void the_path_of_a_variable_is_rejected_under_the_name_of_the_variable() {
        Settings settings = settings(NONE, Map.of("PSIKOLOGIE_SECRET_KEY_FILE", "~/key"));

        assertEquals(
                "PSIKOLOGIE_SECRET_KEY_FILE has a path that starts with ~, which only a shell expands; write the whole path",
                assertThrows(InvalidSettingException.class, settings::findSecret)
                        .problem());
    }

    @Test
    void a_deadline_can_be_one_hour() throws Exception {
        for (String hour : List.of("1h", "60m", "PT1H")) {
            assertEquals(
                    Duration.ofHours(1),
                    settings(Map.of("--deadline", hour), NONE).deadline(Duration.ofSeconds(30)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"./~/audit", "./ lead", "50%", "a$/c$", "$1", "a$1", "back\\slash", "ünïcode", "a b"})
    void other_paths_are_used_as_given(String path) throws Exception {
        assertEquals(
                Optional.of(Path.of(path)),
                settings(Map.of("--audit-dir", path), NONE).auditDirectory());
    }

    @Test
    void a_path_with_a_control_character_or_without_characters_is_rejected() {
        for (String path : new String[] {"", "a\nb", "a\u0085b"}) {
            assertThrows(
                    InvalidSettingException.class,
                    () -> settings(Map.of("--audit-dir", path), NONE).auditDirectory(),
                    path);
        }
    }

    @Test
    void contradicting_sources_of_the_key_are_all_named() {
        InvalidSettingException invalid = assertThrows(
                InvalidSettingException.class,
                () -> settings(NONE, Map.of("PSIKOLOGIE_SECRET", "file:/a", "PSIKOLOGIE_SECRET_KEY", "canary"))
                        .requireSecret());

        assertEquals(
                "PSIKOLOGIE_SECRET and PSIKOLOGIE_SECRET_KEY refer to different secret keys; unset all but one",
                invalid.problem());
    }

    @Test
    void several_sources_of_the_key_may_agree() throws Exception {
        assertEquals(
                "env:PSIKOLOGIE_SECRET_KEY",
                settings(
                                NONE,
                                Map.of(
                                        "PSIKOLOGIE_SECRET",
                                        "env:PSIKOLOGIE_SECRET_KEY",
                                        "PSIKOLOGIE_SECRET_KEY",
                                        "canary"))
                        .requireSecret()
                        .toString());
        assertEquals(
                "file:/run/key",
                settings(NONE, Map.of("PSIKOLOGIE_SECRET", "file:/run/key", "PSIKOLOGIE_SECRET_KEY_FILE", "/run/key"))
                        .requireSecret()
                        .toString());
    }

    @Test
    void a_missing_key_is_reported_with_the_ways_to_set_it() {
        assertEquals(
                "the secret key is missing; set PSIKOLOGIE_SECRET_KEY to the key, PSIKOLOGIE_SECRET_KEY_FILE to a file with the"
                        + " key, or --secret to one of env:NAME, file:PATH, exec:COMMAND, vault:PATH#FIELD",
                assertThrows(
                                InvalidSettingException.class,
                                () -> settings(NONE, NONE).requireSecret())
                        .problem());
        assertEquals(
                "the secret key in the environment variable PSIKOLOGIE_SECRET_KEY is empty; set it to the key",
                assertThrows(
                                InvalidSettingException.class,
                                () -> settings(NONE, Map.of("PSIKOLOGIE_SECRET_KEY", ""))
                                        .requireSecret())
                        .problem());
    }

    @Test
    void the_proxy_is_read_from_the_common_variables() throws Exception {
        ProxySettings proxy = settings(
                        NONE,
                        Map.of(
                                "https_proxy", "http://user:can%40ary@proxy.example:3128",
                                "NO_PROXY", " .intern.example, other.example"))
                .proxy()
                .orElseThrow();

        assertEquals(new HostAndPort("proxy.example", 3128), proxy.address());
        assertEquals("https_proxy", proxy.variable());
        assertEquals(Optional.of("user:can@ary"), proxy.credentials());
        assertEquals("ProxySettings[proxy.example:3128]", proxy.toString());
        assertFalse(isUsedFor("a.Intern.example", proxy) || isUsedFor("other.example", proxy));
        assertFalse(isUsedFor("localhost", proxy) || isUsedFor("127.0.0.1", proxy) || isUsedFor("[::1]", proxy));
        assertTrue(isUsedFor("another.example", proxy) && isUsedFor("dev-app.psikologiehub.com", proxy));
        assertEquals(Optional.empty(), settings(NONE, Map.of("NO_PROXY", "*")).proxy());
    }

    private static boolean isUsedFor(String host, ProxySettings proxy) {
        return proxy.isUsedFor(new HostAndPort(host, 443));
    }

    @ParameterizedTest
    @CsvSource({
        "proxy, proxy:80, ''",
        "http://proxy:, proxy:80, ''",
        "http://user@proxy:3128, proxy:3128, user",
        "user:@proxy, proxy:80, user:",
        "http://u@proxy, proxy:80, u",
        "http://@proxy, proxy:80, ''",
        "http://user:a@b@proxy/, proxy:80, user:a@b",
        "http://us%65r:p%C3%A9@my_proxy:3128, my_proxy:3128, user:pé",
        "http://prøxy.example, xn--prxy-hra.example:80, ''",
        "http://[::1]:3128, [::1]:3128, ''"
    })
    void a_proxy_url_may_have_each_form_that_browsers_accept(String url, String address, String credentials)
            throws Exception {
        ProxySettings proxy = settings(NONE, Map.of("HTTPS_PROXY", url)).proxy().orElseThrow();

        assertEquals(address, proxy.address().toString());
        assertEquals(credentials, proxy.credentials().orElse(""));
    }

    @Test
    void the_network_settings_have_a_proxy_only_if_the_vendor_is_reached_through_it() throws Exception {
        Map<String, String> variables = Map.of("HTTPS_PROXY", "proxy", "NO_PROXY", "corp.example:443");

        assertTrue(settings(NONE, variables).network().proxy().isPresent());
        for (String direct : List.of("https://my_hub.corp.example", "https://[0:0::1]:8443", "https://localhost.")) {
            assertEquals(
                    Optional.empty(),
                    settings(Map.of("--base-url", direct), variables).network().proxy());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://u:canary@proxy.example",
                "socks5://canary",
                "http://u:canary@",
                "http://can ary",
                "u:123456789012"
            })
    void an_invalid_proxy_is_rejected_without_quoting_it(String url) {
        InvalidSettingException invalid = assertThrows(
                InvalidSettingException.class,
                () -> settings(NONE, Map.of("HTTPS_PROXY", url)).proxy());

        assertTrue(invalid.problem().startsWith("HTTPS_PROXY "), invalid.problem());
        assertTrue(!invalid.problem().contains("canary") && !invalid.problem().contains("can ary"), invalid.problem());
        assertFalse(invalid.problem().contains("123456"), invalid.problem());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "%\"http://u:canary@127.0.0.1:1\"%  | starts or ends with a quote; remove it",
                "%'http://u:canary@127.0.0.1:1'%     | starts or ends with a quote; remove it",
                "%http://u:canary@127.0.0.1:1\"%     | starts or ends with a quote; remove it",
                "% http://u:canary@127.0.0.1:1%      | starts or ends with white space; remove it",
                "%http://127.0.0.1:1\n%               | starts or ends with white space; remove it"
            })
    void quotes_and_blanks_around_a_url_are_named(String url, String problem) {
        InvalidSettingException proxy = assertThrows(
                InvalidSettingException.class,
                () -> settings(NONE, Map.of("HTTPS_PROXY", url)).proxy());
        InvalidSettingException baseUrl = assertThrows(
                InvalidSettingException.class,
                () -> settings(NONE, Map.of("PSIKOLOGIE_BASE_URL", url)).environment());

        assertEquals("HTTPS_PROXY " + problem, proxy.problem());
        assertEquals("PSIKOLOGIE_BASE_URL " + problem, baseUrl.problem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:can#ary@127.0.0.1:3128",
                "user:can/ary@proxy",
                "http://user:can?ary@proxy:3128",
                "http://us/er:canary@proxy:3128",
                "http://user:can@ary/@proxy:3128",
                "user:can://ary@proxy",
                "http://user:12#34@proxy"
            })
    void a_special_character_in_a_proxy_password_must_be_encoded(String url) {
        InvalidSettingException invalid = assertThrows(
                InvalidSettingException.class,
                () -> settings(NONE, Map.of("HTTPS_PROXY", url)).proxy());

        assertEquals(
                "HTTPS_PROXY has a special character in its user name or password; write it as percent-encoding: %23 for #,"
                        + " %2F for /, %3F for ?",
                invalid.problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999"})
    void a_proxy_port_out_of_range_is_rejected_with_its_value(String port) {
        assertEquals(
                "https_proxy has the port " + port + ", but a port is a number from 1 to 65535",
                assertThrows(
                                InvalidSettingException.class,
                                () -> settings(NONE, Map.of("https_proxy", "http://u:p@proxy:" + port))
                                        .proxy())
                        .problem());
    }

    @Test
    void contradicting_proxy_variables_are_rejected() {
        assertEquals(
                "HTTPS_PROXY and https_proxy contradict each other; unset one of them",
                assertThrows(
                                InvalidSettingException.class,
                                () -> settings(NONE, Map.of("HTTPS_PROXY", "http://a", "https_proxy", "http://b"))
                                        .proxy())
                        .problem());
    }

    private static Settings settings(Map<String, String> options, Map<String, String> variables) {
        return new Settings(option -> Optional.ofNullable(options.get(option)), variables);
    }

    /** Users sometimes pass the key itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-secret-key-123",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "A94A8FE5CCB19BA61C4C0873D391E987982FBBD3",
                "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=",
                "/9j/4AAQSkZJRgABAQEAYABgAAD2wBDAAIBAQIBA",
                "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
                "HC7/0OS5RbDt77M.aFq0A%kw",
                "C1/iS5Sq%ATB.XgF7&%6MOJP",
                "/tXrCjoUZ+pb/E50MJGk95/8NqW3FWAWn",
                "/E50MJ/8NqW3F",
                "Cl/nLaLgYjuXBdEUqKofZQUqcgrreZos",
                "rahasiasekali"
            })
    void a_key_in_the_place_of_its_location_is_not_shown(String key) {
        List<Settings> all = List.of(
                settings(NONE, Map.of("PSIKOLOGIE_SECRET_KEY_FILE", key)),
                settings(NONE, Map.of("PSIKOLOGIE_SECRET", "file:" + key)),
                settings(NONE, Map.of("PSIKOLOGIE_SECRET", "env:" + key)),
                settings(NONE, Map.of("PSIKOLOGIE_SECRET", "exec:" + key)));
        for (Settings settings : all) {
            InvalidSettingException invalid = assertThrows(InvalidSettingException.class, settings::requireSecret);
            assertFalse(invalid.problem().contains(key), invalid.problem());
            assertTrue(invalid.problem().contains("may be the credential itself"), invalid.problem());
        }
        assertThrows(
                InvalidSettingException.class,
                () -> settings(NONE, Map.of("PSIKOLOGIE_OTHER_SECRET", "file:" + key))
                        .findOtherSecret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/run/secrets/psikologie",
                "file:./key.txt",
                "file:src/key.txt",
                "exec:src/get-key",
                "file:/etc/sesi/key-2.txt",
                "file:/Users/jane/My Keys/SesiKeyFile.v2/staging-2.key",
                "env:PSIKOLOGIE_KEY_2024",
                "env:KEY",
                "exec:pass show sesi",
                "vault:secret/sesi#key"
            })
    void a_location_is_accepted_although_it_does_not_exist_yet(String reference) throws InvalidSettingException {
        assertEquals(
                SecretReference.parse(reference).orElseThrow(),
                settings(NONE, Map.of("PSIKOLOGIE_SECRET", reference)).requireSecret());
    }

    /** A key may contain a period or a slash. No path to an existing place starts like these. */
    @ParameterizedTest
    @ValueSource(strings = {"key.pem", "abc/def", "rahasia.dua", "abc/def/ghi.txt"})
    void a_relative_path_that_starts_at_no_folder_is_not_shown(String key) {
        for (Settings settings : List.of(
                settings(NONE, Map.of("PSIKOLOGIE_SECRET_KEY_FILE", key)),
                settings(NONE, Map.of("PSIKOLOGIE_SECRET", "file:" + key)))) {
            InvalidSettingException invalid = assertThrows(InvalidSettingException.class, settings::requireSecret);
            assertFalse(invalid.problem().contains(key), invalid.problem());
            assertTrue(
                    invalid.problem()
                            .endsWith(" names a file that does not exist; the value is not shown, because it may be the"
                                    + " credential itself; correct it, or write the path from / or ./"),
                    invalid.problem());
        }
    }

    @Test
    void a_program_in_a_folder_that_does_not_exist_is_not_shown() {
        InvalidSettingException invalid = assertThrows(
                InvalidSettingException.class,
                () -> settings(NONE, Map.of("PSIKOLOGIE_SECRET", "exec:abc/def"))
                        .requireSecret());

        assertFalse(invalid.problem().contains("abc/def"), invalid.problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PSIKOLOGIE_SECRET_KEY", "PSIKOLOGIE_SECRET_KEY_FILE", "PSIKOLOGIE_SECRET"})
    void a_partner_id_that_is_the_secret_key_is_rejected_and_not_shown(String variable, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "canary-key\n");
        String value = variable.endsWith("FILE") ? file.toString() : variable.endsWith("KEY") ? "canary-key" : "env:K";
        Settings settings = settings(Map.of("--partner-id", "canary-key"), Map.of(variable, value, "K", "canary-key"));

        assertEquals(
                "--partner-id has the same value as the secret key; set each to the value that the vendor gave you",
                assertThrows(InvalidSettingException.class, settings::requirePartnerId)
                        .problem());
    }

    @Test
    void an_unreadable_key_does_not_affect_the_partner_id() throws InvalidSettingException {
        for (String secret : List.of("env:NOT_SET", "file:/nowhere/key", "file:/proc", "canary", "exec:pass")) {
            assertEquals(
                    "partner",
                    settings(Map.of("--partner-id", "partner", "--secret", secret), NONE)
                            .requirePartnerId()
                            .value());
        }
    }
}
