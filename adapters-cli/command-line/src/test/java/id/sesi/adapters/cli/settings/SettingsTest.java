package id.sesi.adapters.cli.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    void a_flag_beats_a_variable() throws Exception {
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

        assertEquals("flag", settings.partnerId().value());
        assertEquals("production", settings.environment().name());
        assertEquals(Duration.ofSeconds(5), settings.deadline(Duration.ofSeconds(30)));
        assertEquals("env:FLAG", settings.secret().toString());
    }

    @Test
    void variables_stand_where_flags_do_not() throws Exception {
        Settings settings = settings(
                NONE,
                Map.of(
                        "PSIKOLOGIE_PARTNER_ID", "variable",
                        "PSIKOLOGIE_ENVIRONMENT", "production",
                        "PSIKOLOGIE_BASE_URL", "https://gateway.example/hub",
                        "PSIKOLOGIE_DEADLINE", "PT1M"));

        assertEquals("variable", settings.partnerId().value());
        assertEquals("production", settings.environment().name());
        assertEquals(
                "https://gateway.example/hub", settings.environment().baseUrl().toString());
        assertEquals(Duration.ofMinutes(1), settings.deadline(Duration.ofSeconds(30)));
    }

    @Test
    void without_settings_it_is_staging_and_the_default_deadline() throws Exception {
        Settings settings = settings(NONE, Map.of("PSIKOLOGIE_BASE_URL", "", "PSIKOLOGIE_DEADLINE", ""));

        assertEquals(
                "https://dev-app.psikologiehub.com",
                settings.environment().baseUrl().toString());
        assertEquals(Duration.ofSeconds(30), settings.deadline(Duration.ofSeconds(30)));
        assertTrue(settings.alsoTrusted().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "--partner-id, .., --partner-id needs one or more of",
        "--partner-id, a/b, --partner-id needs one or more of",
        "--environment, prod, --environment needs to be staging or production",
        "--base-url, http://app.example, --base-url needs to start with https://",
        "--base-url, 'https://a b', --base-url is not a URL",
        "--base-url, https://u:canary@h, --base-url must not have user info",
        "--base-url, https://h/api/v2/partner/p/sessions, --base-url must not have /api/v2/partner/ in its path: that is appended",
        "--base-url, http://h/api/v2/partner/p/sessions, --base-url needs to start with https://",
        "--base-url, https://h?a=/api/v2/partner/, --base-url must not have",
        "--ca-file, /nowhere/ca.pem, --ca-file names a file that does not exist: /nowhere/ca.pem",
        "--deadline, soon, --deadline is not a duration such as",
        "--deadline, 0s, --deadline needs to be more than nothing",
        "--deadline, -PT1S, --deadline needs to be more than nothing",
        "--deadline, 2h, --deadline is not a duration such as",
        "--deadline, PT2H, --deadline needs to be more than nothing and at most an hour",
        "--secret, canary, '--secret needs one of the forms env:NAME, file:PATH, exec:COMMAND, vault:PATH#FIELD'",
        "--secret, env:, '--secret needs one of the forms env:NAME, file:PATH, exec:COMMAND, vault:PATH#FIELD'",
        "--secret, vault:canary, --secret needs the form vault:PATH#FIELD",
        "--secret, vault:canary#key, --secret needs the form vault:PATH#FIELD",
        "--secret, vault:secret/..#key, --secret needs the form vault:PATH#FIELD",
        "--secret, 'exec: ', --secret has no program in its command",
        "--secret, 'exec:pass \"canary', --secret has a "
    })
    void what_is_not_acceptable_is_named_by_its_source(String flag, String value, String problem) {
        Settings settings = settings(Map.of(flag, value), NONE);

        InvalidSettingException refused = assertThrows(InvalidSettingException.class, () -> {
            settings.findPartnerId();
            settings.environment();
            settings.alsoTrusted();
            settings.deadline(Duration.ofSeconds(30));
            settings.secret();
        });
        assertTrue(refused.problem().startsWith(problem), refused.problem());
        assertTrue(!refused.problem().contains("canary"), refused.problem());
    }

    @Test
    void sources_of_the_key_that_contradict_each_other_are_all_named() {
        InvalidSettingException refused = assertThrows(
                InvalidSettingException.class,
                () -> settings(NONE, Map.of("PSIKOLOGIE_SECRET", "file:/a", "PSIKOLOGIE_SECRET_KEY", "canary"))
                        .secret());

        assertEquals(
                "PSIKOLOGIE_SECRET and PSIKOLOGIE_SECRET_KEY name different secret keys; unset all but one",
                refused.problem());
    }

    @Test
    void sources_of_the_key_that_agree_are_fine() throws Exception {
        assertEquals(
                "env:PSIKOLOGIE_SECRET_KEY",
                settings(
                                NONE,
                                Map.of(
                                        "PSIKOLOGIE_SECRET",
                                        "env:PSIKOLOGIE_SECRET_KEY",
                                        "PSIKOLOGIE_SECRET_KEY",
                                        "canary"))
                        .secret()
                        .toString());
        assertEquals(
                "file:/run/key",
                settings(NONE, Map.of("PSIKOLOGIE_SECRET", "file:/run/key", "PSIKOLOGIE_SECRET_KEY_FILE", "/run/key"))
                        .secret()
                        .toString());
    }

    @Test
    void says_how_to_give_a_key() {
        assertEquals(
                "there is no secret key; set PSIKOLOGIE_SECRET_KEY to it, PSIKOLOGIE_SECRET_KEY_FILE to a file with it, or"
                        + " --secret to one of env:NAME, file:PATH, exec:COMMAND, vault:PATH#FIELD",
                assertThrows(
                                InvalidSettingException.class,
                                () -> settings(NONE, NONE).secret())
                        .problem());
        assertEquals(
                "the secret key in the environment variable PSIKOLOGIE_SECRET_KEY is empty",
                assertThrows(
                                InvalidSettingException.class,
                                () -> settings(NONE, Map.of("PSIKOLOGIE_SECRET_KEY", ""))
                                        .secret())
                        .problem());
    }

    @Test
    void the_way_out_is_told_by_the_variables_that_all_tools_share() throws Exception {
        ProxySettings proxy = settings(
                        NONE,
                        Map.of(
                                "https_proxy", "http://user:can%40ary@proxy.example:3128",
                                "NO_PROXY", " .intern.example, other.example"))
                .proxy()
                .orElseThrow();

        assertEquals("proxy.example", proxy.host());
        assertEquals(3128, proxy.port());
        assertEquals(Optional.of("user:can@ary"), proxy.credentials());
        assertEquals("ProxySettings[proxy.example:3128]", proxy.toString());
        assertTrue(proxy.isBypassedFor("a.Intern.example") && proxy.isBypassedFor("other.example"));
        assertTrue(
                proxy.isBypassedFor("localhost") && proxy.isBypassedFor("127.0.0.1") && proxy.isBypassedFor("[::1]"));
        assertTrue(!proxy.isBypassedFor("another.example") && !proxy.isBypassedFor("dev-app.psikologiehub.com"));
        assertEquals(
                80,
                settings(NONE, Map.of("HTTPS_PROXY", "proxy"))
                        .proxy()
                        .orElseThrow()
                        .port());
        assertEquals(Optional.empty(), settings(NONE, Map.of("NO_PROXY", "*")).proxy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://u:canary@proxy.example", "socks5://canary", "http://u:canary@", "http://can ary"})
    void a_way_out_that_cannot_be_is_refused_without_showing_it(String url) {
        InvalidSettingException refused = assertThrows(
                InvalidSettingException.class,
                () -> settings(NONE, Map.of("HTTPS_PROXY", url)).proxy());

        assertTrue(refused.problem().startsWith("HTTPS_PROXY "), refused.problem());
        assertTrue(!refused.problem().contains("canary") && !refused.problem().contains("can ary"), refused.problem());
    }

    @Test
    void a_way_out_that_is_told_twice_is_refused() {
        assertEquals(
                "HTTPS_PROXY and https_proxy contradict each other; unset one of them",
                assertThrows(
                                InvalidSettingException.class,
                                () -> settings(NONE, Map.of("HTTPS_PROXY", "http://a", "https_proxy", "http://b"))
                                        .proxy())
                        .problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void a_ca_file_needs_certificates(String content, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), content);

        InvalidSettingException refused = assertThrows(
                InvalidSettingException.class,
                () -> settings(Map.of("--ca-file", file.toString()), NONE).alsoTrusted());
        assertTrue(refused.problem().startsWith("--ca-file names a file"), refused.problem());
    }

    private static Settings settings(Map<String, String> flags, Map<String, String> variables) {
        return new Settings(flag -> Optional.ofNullable(flags.get(flag)), variables);
    }
}
