package id.sesi.adapters.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import id.sesi.domain.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the command line: streams, exit codes, JSON members, messages. */
class CliTest {

    private static final String URL = "https://dev-app.psikologiehub.com/widget?a=1&token='t'";
    private static final AttemptResult CREATED =
            new AttemptResult.Created(Session.of("token", URL, "psikologihub", 1_800_000_000));

    private static final String VECTOR_1 = """
            {"user": {"user_id": "ext-user-001", "email": "john.doe@example.com", "name": "John Doe",
              "company": {"company_id": "comp-001"}, "candidates": [{"candidate_id": "cand-001"}]}}""";
    private static final String VECTOR_2 = """
            {"user": {"user_id": "USR-001", "email": "john.doe@example.com", "name": "John Doe"}}""";

    private final InMemoryCli sesi = new InMemoryCli(CREATED);

    @Test
    void create_prints_one_line_of_json_on_a_pipe() {
        assertEquals(0, sesi.run(VECTOR_2, "create"));
        assertEquals(
                "{\"widgetUrl\":\"" + URL + "\",\"sessionToken\":\"token\",\"partnerId\":\"psikologihub\","
                        + "\"expiresIn\":1800000000,\"expiresAt\":\"2027-01-15T08:00:00Z\"}\n",
                sesi.out);
        assertEquals("", sesi.err);
    }

    @Test
    void create_names_each_entry_of_no_proxy_that_it_does_not_understand() {
        sesi.environment.put("https_proxy", "proxy");
        sesi.environment.put("NO_PROXY", "corp.example 10.*");
        String warning = "sesi: NO_PROXY has entries that sesi does not understand and ignores: 10.*;"
                + " use host names, IP addresses or ranges such as 10.0.0.0/8\n";

        assertEquals(0, sesi.run(VECTOR_2, "create"));
        assertEquals(warning, sesi.err);

        assertEquals(0, sesi.run(VECTOR_2, "create", "--base-url", "https://hub.corp.example"));
        assertEquals("", sesi.err, "the connection is direct, so the entry changes nothing");
    }

    @Test
    void an_entry_of_no_proxy_that_concerns_only_vault_is_named_once() {
        sesi.environment.putAll(Map.of(
                "HTTPS_PROXY", "proxy",
                "NO_PROXY", "hub.example 10.*",
                "VAULT_ADDR", "https://vault.example",
                "VAULT_TOKEN", "canary"));
        String warning = "sesi: NO_PROXY has entries that sesi does not understand and ignores: 10.*;"
                + " use host names, IP addresses or ranges such as 10.0.0.0/8\n";

        for (String command : List.of("sign", "create", "create --base-url https://hub.example")) {
            assertEquals(0, sesi.run(VECTOR_2, (command + " --secret vault:secret/sesi#key").split(" ")), sesi.err);
            assertEquals(warning, sesi.err, command);
        }
    }

    @Test
    void create_prints_indented_json_on_a_terminal() {
        sesi.run(VECTOR_2.getBytes(UTF_8), true, "create", "--output", "json");
        assertTrue(sesi.out.startsWith("{\n  \"widgetUrl\": \"https://"), sesi.out);
    }

    @ParameterizedTest
    @CsvSource({
        "staging, https://app.psikologiehub.com/w?token=canary, 'the environment is staging, but the widget is on"
                + " app.psikologiehub.com, the host of the other environment; do not use'",
        "staging, https://APP.psikologiehub.com/w?token=canary, the environment is staging",
        "staging, https://app.psikologiehub.com./w?token=canary, the environment is staging",
        "staging, https://app.psikologiehub.com\u3002:443/w?token=canary, the environment is staging",
        "production, https://dev-app.psikologiehub.com/w?token=canary, 'the environment is production, but the widget'"
    })
    void a_widget_of_the_other_environment_causes_a_warning(String environment, String url, String warning) {
        InMemoryCli mixed = new InMemoryCli(new AttemptResult.Created(Session.of("canary", url, "p", 4_000_000_000L)));

        assertEquals(0, mixed.run(VECTOR_2, "create", "--environment", environment, "--output", "url"));
        assertEquals(url + "\n", mixed.out);
        assertTrue(mixed.err.startsWith("sesi: WARNING: " + warning), mixed.err);
        assertFalse(mixed.err.contains("canary"), mixed.err);
    }

    @Test
    void an_expired_session_causes_a_warning() {
        InMemoryCli expired = new InMemoryCli(
                new AttemptResult.Created(Session.of("t", "https://a.example/?token=t", "p", 1_700_000_000)));

        assertEquals(0, expired.run(VECTOR_2, "create"));
        assertTrue(expired.out.contains("\"expiresAt\":\"2023-11-14T22:13:20Z\""), expired.out);
        assertEquals(
                "sesi: WARNING: by this machine's clock, the session expired at 2023-11-14T22:13:20Z; compare this"
                        + " machine's clock with the vendor's, and if they agree, ask the vendor\n",
                expired.err);
    }

    @Test
    void create_prints_only_the_url() {
        sesi.run(VECTOR_2, "create", "--output", "url");
        assertEquals(URL + "\n", sesi.out);
    }

    @Test
    void create_prints_an_escaped_iframe() {
        sesi.run(VECTOR_2, "create", "--output", "iframe");
        assertEquals(
                "<iframe src=\"https://dev-app.psikologiehub.com/widget?a=1&amp;token=&#39;t&#39;\" title=\"PsikologieHub\""
                        + " width=\"100%\" height=\"700\" referrerpolicy=\"strict-origin\"></iframe>\n",
                sesi.out);
    }

    @Test
    void preview_shows_the_widget_of_the_vendor_until_it_is_interrupted() {
        int exitCode = sesi.run("", "preview", "--environment", "staging", "--open");

        assertTrue(Thread.interrupted());
        assertEquals(0, exitCode, sesi.err);
        assertEquals("http://localhost:4711/\n", sesi.out);
        assertEquals("", sesi.err);
        assertEquals(
                List.of("John Doe, Optional.empty, CREATED", "opened http://localhost:4711/", "stopped"), sesi.shown);
        assertEquals(
                "https://dev-app.psikologiehub.com",
                sesi.createSettings
                        .orElseThrow()
                        .network()
                        .environment()
                        .baseUrl()
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({"PSIKOLOGIE_PARTNER_ID, the partner ID is missing", "PSIKOLOGIE_SECRET_KEY, the secret key is missing"})
    void preview_reports_a_missing_setting_before_it_shows_the_page(String variable, String message) {
        sesi.environment.remove(variable);

        assertEquals(78, sesi.run("", "preview", "--environment", "staging"));
        assertTrue(sesi.err.startsWith("sesi: " + message), sesi.err);
        assertEquals(List.of(), sesi.shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "--audit-dir=/tmp##--audit-dir has no effect on the sandbox; remove it, or add --environment staging",
                "--deadline=5s##--deadline has no effect on the sandbox; remove it, or add --environment staging",
                "--secret=env:A##--secret has no effect on the sandbox; remove it, or add --environment staging",
                "--partner-id=a##--partner-id has no effect on the sandbox; remove it, or add --environment staging",
                "--session-seconds=30#--environment=staging#--session-seconds has no effect on the vendor's widget; remove"
                        + " it, or --environment"
            })
    void preview_rejects_an_option_without_an_effect(String option, String environment, String message) {
        List<String> arguments = Stream.of("preview", option, environment)
                .filter(Objects::nonNull)
                .toList();

        assertEquals(2, sesi.run("", arguments.toArray(String[]::new)));
        assertTrue(sesi.err.startsWith("sesi: " + message), sesi.err);
        assertEquals(List.of(), sesi.shown);
    }

    @Test
    void preview_says_why_the_page_gets_no_session() {
        InMemoryCli refused =
                new InMemoryCli(new AttemptResult.Refused(Refusal.DOMAIN_NOT_WHITELISTED, VendorError.NONE));
        refused.hasBrowser = false;

        refused.run(VECTOR_2, "preview", "--environment=staging", "--open", "--request=-");

        assertTrue(Thread.interrupted());
        assertTrue(refused.err.startsWith("sesi: the vendor refused the request (403): "), refused.err);
        assertTrue(
                refused.err.endsWith("no program was found that opens a page; open the address yourself\n"),
                refused.err);
    }

    @Test
    void sign_prints_the_signed_body() {
        int exitCode = sesi.run(
                "",
                "sign",
                "--output=body",
                "--user-id=U",
                "--email=a@b",
                "--name=N",
                "--username=u\u202e",
                "--company-id=C",
                "--company-name=PT",
                "--company-email=c@d",
                "--candidate=1,S,s@x");

        assertEquals(0, exitCode, sesi.err);
        assertTrue(
                sesi.out.matches(
                        "\\{\"user\":\\{\"user_id\":\"U\",\"email\":\"a@b\",\"name\":\"N\",\"username\":\"u\\\\u202e\","
                                + "\"company\":\\{\"company_id\":\"C\",\"name\":\"PT\",\"email\":\"c@d\"},"
                                + "\"candidates\":\\[\\{\"candidate_id\":\"1\",\"nama\":\"S\",\"email\":\"s@x\"}]},"
                                + "\"signature\":\"[0-9a-f]{64}\"}\n"),
                sesi.out);
    }

    @Test
    void sign_prints_a_command_for_curl_that_a_shell_reads_as_one_request() {
        int exitCode = sesi.run(
                "",
                "sign",
                "--output=curl",
                "--user-id=U",
                "--email=a@b",
                "--name=O'Neill $(id)",
                "--ca-file=my ca.pem");

        assertEquals(0, exitCode, sesi.err);
        assertTrue(
                sesi.out.startsWith(
                        "curl --include --cacert 'my ca.pem' --header 'Content-Type: application/json' \\\n"
                                + "  --data-raw '{\"user\":{\"user_id\":\"U\",\"email\":\"a@b\",\"name\":\"O'\\''Neill $(id)\"},\"signature\":\""),
                sesi.out);
        assertTrue(
                sesi.out.endsWith(
                        "\"}' \\\n  'https://dev-app.psikologiehub.com/api/v2/partner/psikologihub-1024/sessions'\n"),
                sesi.out);
        assertFalse(sesi.out.contains("demo-secret-key"), sesi.out);
    }

    @Test
    void a_body_needs_the_fields_that_are_not_signed_too() {
        assertEquals(65, sesi.run(VECTOR_1, "sign", "--output", "body"));
        assertTrue(sesi.err.contains("user.candidates[0].nama"), sesi.err);
        assertEquals("", sesi.out);
    }

    /** The vendor's text might control a terminal, or hide and reorder what it shows. */
    @Test
    void hidden_characters_in_the_response_are_escaped_in_each_format() {
        InMemoryCli hiding = new InMemoryCli(new AttemptResult.Created(Session.of(
                "t",
                "https://h/w?a=\u202eb\udb40\udc01",
                "\u009b31m\u202e\u007f\u00e9\udb40\udc01\ud800",
                1_800_000_000)));

        for (boolean outIsTerminal : List.of(true, false)) {
            hiding.run(VECTOR_2.getBytes(UTF_8), outIsTerminal, "create");
            assertTrue(hiding.out.contains("\"https://h/w?a=\\u202eb\\udb40\\udc01\""), hiding.out);
            assertTrue(hiding.out.contains("\"\\u009b31m\\u202e\\u007f\u00e9\\udb40\\udc01\\ud800\""), hiding.out);
        }
        hiding.run(VECTOR_2, "create", "--output", "url");
        assertEquals("https://h/w?a=%E2%80%AEb%F3%A0%80%81\n", hiding.out);
        hiding.run(VECTOR_2, "create", "--output", "iframe");
        assertTrue(hiding.out.contains("src=\"https://h/w?a=&#x202E;b&#xE0001;\""), hiding.out);
    }

    @Test
    void create_reads_the_fields_from_options() {
        int exitCode = sesi.run(
                "",
                "create",
                "--user-id=U",
                "--email=a@b",
                "--name=Doe, John",
                "--username=u",
                "--company-id=C",
                "--company-name=PT",
                "--company-email=c@d",
                "--candidate=1,Rahma, S.Psi.,s@x",
                "--candidate=2,Budi,b@x");

        assertEquals(0, exitCode, sesi.err);
        assertEquals(
                "psikologihub-1024|U|a@b|Doe, John|C|1,2",
                sesi.sent.get(0).canonicalString().text());
        assertEquals(
                "Rahma, S.Psi.", sesi.sent.get(0).user().candidates().get(0).nama());
    }

    /** Some argument parsers read a file for an argument that starts with an at sign. */
    @Test
    void a_name_that_starts_with_an_at_sign_is_a_name(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("injected"), "X --output url");

        assertEquals(0, sesi.run("", "sign", "--user-id=U", "--email=a@b", "--name", "@" + file), sesi.err);
        assertTrue(sesi.out.contains("|@" + file + "|"), sesi.out);
    }

    @Test
    void a_value_may_look_like_an_option() {
        int exitCode = sesi.run("", "sign", "--user-id", "-1", "--email=a@b", "--name=--help", "--company-id", "-h");

        assertEquals(0, exitCode, sesi.err);
        assertTrue(sesi.out.contains("|-1|a@b|--help|-h|"), sesi.out);
    }

    @Test
    void a_result_that_cannot_be_printed_is_reported() {
        PrintStream full = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left on device");
            }
        });
        assertEquals(1, sesi.run(VECTOR_2, full, "create"));
        assertEquals(
                "sesi: a session was created, but it could not be written to standard output; check the pipe or the disk space\n",
                sesi.err);

        assertEquals(1, sesi.run(VECTOR_2, full, "sign"));
        assertEquals(
                "sesi: the result could not be written to standard output; check the pipe or the disk space\n",
                sesi.err);

        assertEquals(1, sesi.run("", full, "--help"));

        assertEquals(78, sesi.run("", full, "doctor", "--environment", "production"));
        assertTrue(
                sesi.err.contains("checks failed; the first: ")
                        && sesi.err.contains("the result could not be written to standard output"),
                sesi.err);
    }

    @Test
    void create_reads_its_settings_from_options() {
        sesi.run(
                VECTOR_2,
                "create",
                "--environment=production",
                "--base-url=https://gateway.example",
                "--deadline=5s",
                "--audit-dir=/var/log/sesi",
                "--request=-");

        var settings = sesi.createSettings.orElseThrow();
        assertEquals("production", settings.network().environment().name());
        assertEquals(
                "https://gateway.example",
                settings.network().environment().baseUrl().toString());
        assertEquals(Duration.ofSeconds(5), settings.deadline());
        assertEquals(Optional.of(Path.of("/var/log/sesi")), settings.auditDirectory());
    }

    @Test
    void sign_prints_one_line_of_json_and_sends_nothing() {
        assertEquals(0, sesi.run(VECTOR_2, "sign"));
        assertEquals(
                "{\"canonical\":\"psikologihub-1024|USR-001|john.doe@example.com|John Doe||\","
                        + "\"signature\":\"d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b\"}\n",
                sesi.out);
        assertEquals("", sesi.err);
        assertEquals(List.of(), sesi.sent);
    }

    @Test
    void sign_notes_why_create_would_reject_the_request() {
        assertEquals(0, sesi.run(VECTOR_1, "sign"));
        assertTrue(sesi.out.contains("ac689886217ce7c1002102d1327dfe741ecfeb3912426eac1777e80db427a1c2"), sesi.out);
        assertEquals("""
                sesi: the request is signed, but sesi create would reject the request:
                  user.candidates[0].nama: is required, but missing or empty
                  user.candidates[0].email: is required, but missing or empty
                """, sesi.err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "sign"})
    void an_invalid_request_ends_with_65_and_all_violations(String command) {
        assertEquals(65, sesi.run("{\"user\":{\"user_id\":\"a|b\",\"name\":\"\\u200bcanary\"}}", command));
        assertEquals("", sesi.out);
        assertEquals("""
                sesi: the request is invalid in 3 places; nothing was sent:
                  user.user_id: U+007C (VERTICAL LINE) at character 2 separates signed parts and cannot be escaped; remove it
                  user.email: is required, but missing or empty
                  user.name: U+200B (ZERO WIDTH SPACE) at character 1 is a hidden character; remove it
                """, sesi.err);
        assertEquals(List.of(), sesi.sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "create --base-url http://x # 78 # --base-url needs to start with https://",
                "create --partner-id .. # 78 # --partner-id needs one or more of",
                "create --secret env:NOT_SET # 78 # the environment variable NOT_SET is not set",
                "create --secret canary # 78 # --secret needs one of the forms env:NAME, file:PATH, exec:COMMAND, vault:PATH#FIELD",
                "sign --secret env:NOT_SET # 78 # the environment variable NOT_SET is not set",
                "create --ca-file /nowhere # 78 # --ca-file names a file that does not exist",
                "create --request /nowhere # 2 # --request names a file that does not exist: /nowhere",
                "create --request - --name canary # 2 # --request cannot be combined with options",
                "create --candidate canary # 2 # --candidate needs the form ID,NAMA,EMAIL",
                "create --candidate 1,canary # 2 # --candidate needs the form ID,NAMA,EMAIL",
                "create --name a\ufffdb # 2 # --name could not be decoded as UTF-8",
                "create --nmae canary # 2 # unknown option --nmae",
                "create canary # 2 # unknown argument",
                "create --output canary # 2 # --output needs one of json, url, iframe",
                "create --name # 2 # --name needs a value",
                "create --name --email a@b # 2 # --name needs a value",
                "create --name --help # 2 # --name needs a value",
                "create --company-name --output=url # 2 # --company-name needs a value",
                "create -----canary # 2 # unknown argument",
                "create --verbose=canary # 2 # --verbose takes no value",
                "--nowhere=canary # 2 # unknown option --nowhere",
                "--verbose create # 2 # unknown option --verbose",
                "create --name a --name canary # 2 # --name is given twice; give it once",
                "crate # 2 # did you mean create?",
                "create --nam canary # 2 # unknown option --nam; did you mean --name?",
                "help crate # 2 # did you mean create?",
                "sandbox --port 99999 # 2 # --port needs to be a number between 0 and 65535",
                "sandbox --port x # 2 # --port needs to be a number between 0 and 65535",
                "sandbox --scenario no-such-file # 2 # --scenario names a file that does not exist: no-such-file",
                "sandbox --scenario /dev/null # 2 # --scenario names a file that is not a regular file: /dev/null",
                "sandbox --scenario pom.xml # 2 # --scenario is not a valid scenario: at $.steps: at least one step is required",
                "create --audit-dir ~/audit # 78 # --audit-dir has a path that starts with ~",
                "create --request ~/request.json # 2 # --request has a path that starts with ~",
                "create --request= # 2 # --request has an empty path",
                "sandbox --ca-out ~/ca.pem # 2 # --ca-out has a path that starts with ~",
                "sandbox --scenario ~alice/scenario.json # 2 # --scenario has a path that starts with ~",
                "sandbox --session-seconds 0 # 2 # --session-seconds needs to be a number between 1 and 86400",
                "sandbox --session-seconds 86401 # 2 # --session-seconds needs to be a number between 1 and 86400",
                "sandbox --session-seconds canary # 2 # --session-seconds needs to be a number between 1 and 86400",
                "sandbox --allow-origin https://a --allow-origin https://b --session-seconds 60 # 2 # --allow-origin does not"
                        + " suit: SandboxWidget[allowedOrigins=[https://a, https://b], sessionLifetime=PT1M, isAvailableOverHttp=false]",
                "preview --session-seconds canary # 2 # --session-seconds needs to be a number between 1 and 86400",
                "preview --environment production # 2 # --environment needs to be staging",
                "preview --environment staging --port canary # 2 # --port needs to be a number between 0 and 65535",
                "preview --environment staging --port 1 # 69 # the page cannot listen on port 1; choose a free port with --port",
                "preview --environment staging --user-id U --name N # 65 # user.email",
                "preview --environment staging --secret env:NOT_SET # 78 # the environment variable NOT_SET is not set",
                "sign --output canary # 2 # --output needs one of json, body, curl",
                "sandbox --secret env:NOT_SET # 78 # the environment variable NOT_SET is not set",
                "sandbox # 1 # unexpected failure (IllegalStateException)"
            })
    void each_error_has_its_exit_code_and_message(String arguments, int exitCode, String message) {
        assertEquals(exitCode, sesi.run(VECTOR_2, arguments.split(" ")));

        assertEquals("", sesi.out);
        assertTrue(sesi.err.startsWith("sesi: "), sesi.err);
        assertTrue(sesi.err.contains(message), sesi.err);
        assertFalse(sesi.err.contains("canary"), sesi.err);
        assertEquals(List.of(), sesi.sent);
    }

    @Test
    void without_a_command_the_help_is_shown() {
        assertEquals(2, sesi.run(""));
        assertTrue(sesi.err.startsWith("sesi: a command is missing; try: sesi demo\n"), sesi.err);
        assertEquals("", sesi.out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "create --help",
                "help create",
                "sign -h",
                "help sandbox",
                "demo --help",
                "preview --help"
            })
    void help_goes_to_standard_output_and_fits_a_terminal(String arguments) {
        assertEquals(0, sesi.run("", arguments.split(" ")));
        assertTrue(sesi.out.startsWith("Usage: sesi"), sesi.out);
        assertTrue(sesi.out.lines().allMatch(line -> line.length() <= 80), sesi.out);
        assertEquals("", sesi.err);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "create # Without this option, or with -, standard input is read.",
                "doctor # With -, standard input is read. Default: a test user",
                "preview # With -, standard input is read. Default: the example"
            })
    void the_help_says_where_the_request_is_from(String command, String text) {
        assertEquals(0, sesi.run("", command, "--help"));
        assertTrue(sesi.out.replaceAll("\\s+", " ").contains(text), sesi.out);
    }

    @Test
    void version_is_printed() {
        assertEquals(0, sesi.run("", "--version"));
        assertEquals("sesi test\nJava test\n", sesi.out);
    }

    @Test
    void an_inconclusive_response_is_reported_as_a_possible_session() {
        for (Failure failure : List.of(Failure.SERVICE_FAILING, Failure.INVALID_RESPONSE)) {
            InMemoryCli failing = new InMemoryCli(
                    AttemptResult.Failed.withStatus(failure, 502, Optional.empty(), "the connection broke"));
            failing.run(VECTOR_2, "create");
            assertTrue(failing.err.contains("the vendor may have created a session"), failing.err);
        }
        InMemoryCli limited = new InMemoryCli(
                AttemptResult.Failed.withStatus(Failure.RATE_LIMITED, 429, Optional.empty(), "too many"));
        limited.run(VECTOR_2, "create");
        assertTrue(limited.err.contains("no session was created"), limited.err);
    }

    @Test
    void a_class_that_cannot_be_loaded_is_left_to_the_caller() {
        CommandServices damaged = (CommandServices) Proxy.newProxyInstance(
                CommandServices.class.getClassLoader(),
                new Class<?>[] {CommandServices.class},
                (proxy, method, args) -> {
                    throw new NoClassDefFoundError();
                });
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Cli cli = new Cli(
                new Streams(InputStream.nullInputStream(), nowhere, nowhere, false), Map.of(), damaged, () -> "");

        assertThrows(NoClassDefFoundError.class, () -> cli.run("demo"));
    }

    @Test
    void debug_shows_the_stack_trace() {
        sesi.run("", "sandbox");
        assertFalse(sesi.err.contains("at id.sesi"), sesi.err);

        sesi.run("", "sandbox", "--debug");
        assertTrue(sesi.err.contains("at id.sesi"), sesi.err);
    }

    @Test
    void the_vendors_message_of_a_failed_attempt_is_shown() {
        InMemoryCli failing = new InMemoryCli(
                AttemptResult.Failed.withStatus(Failure.INVALID_RESPONSE, 200, Optional.empty(), "success is not true")
                        .withError(new VendorError("bad\u001b[31m\nnews", Map.of("user.email", List.of("is taken")))));

        assertEquals(76, failing.run(VECTOR_2, "create"));

        assertTrue(
                failing.err.contains("  the vendor says: bad\\u{1B}[31m\\u{A}news\n  user.email: is taken\n"),
                failing.err);
    }

    @ParameterizedTest
    @EnumSource
    void each_refusal_has_its_exit_code_and_message(Refusal refusal) {
        InMemoryCli refused = new InMemoryCli(new AttemptResult.Refused(
                refusal, new VendorError("bad\u001b[31m\nnews", Map.of("user.email", List.of("is taken", "is odd")))));

        int expected = refusal == Refusal.MALFORMED_REQUEST || refusal == Refusal.VALIDATION_FAILED ? 65 : 77;
        assertEquals(expected, refused.run(VECTOR_2, "create"));
        assertEquals("", refused.out);
        assertTrue(
                refused.err.startsWith("sesi: the vendor refused the request (" + refusal.status() + "): "),
                refused.err);
        assertTrue(refused.err.contains("  the vendor says: bad\\u{1B}[31m\\u{A}news\n"), refused.err);
        assertTrue(refused.err.contains("  user.email: is taken; is odd\n"), refused.err);
    }

    @ParameterizedTest
    @CsvSource({
        "SECRET_UNAVAILABLE, 78",
        "UNTRUSTED_CERTIFICATE, 78",
        "HOSTNAME_MISMATCH, 78",
        "EXPIRED_CERTIFICATE, 78",
        "PROXY_REFUSED, 78",
        "NOT_PROCESSED, 69",
        "EXECUTOR_REJECTED, 69",
        "TOO_MANY_CALLS, 69",
        "GATEWAY_FAILED, 1",
        "BREAKER_OPEN, 69",
        "UNREACHABLE, 69",
        "CONNECTION_LOST, 69",
        "TIMED_OUT, 69",
        "INTERRUPTED, 69",
        "SERVICE_FAILING, 69",
        "RATE_LIMITED, 75",
        "UNEXPECTED_STATUS, 76",
        "INVALID_RESPONSE, 76"
    })
    void each_failure_has_its_exit_code_and_message(Failure failure, int exitCode) {
        InMemoryCli failing = new InMemoryCli(
                AttemptResult.Failed.withoutResponse(failure, Delivery.UNKNOWN, "the connection broke"));

        assertEquals(exitCode, failing.run(VECTOR_2, "create"));
        assertEquals("", failing.out);
        assertTrue(failing.err.startsWith("sesi: the connection broke"), failing.err);
        assertTrue(failing.err.contains("it is unknown whether a session was created"), failing.err);
    }

    @Test
    void the_base_url_is_not_the_cause_if_the_proxy_is_not_reached() {
        InMemoryCli failing = new InMemoryCli(AttemptResult.Failed.withoutResponse(
                Failure.UNREACHABLE, Delivery.NOT_SENT, "no connection to the proxy proxy.example:3128: unknown host"));

        assertEquals(69, failing.run(VECTOR_2, "create"));

        assertTrue(
                failing.err.startsWith("sesi: no connection to the proxy proxy.example:3128: unknown host;"
                        + " check HTTPS_PROXY, the network and the firewall\n"),
                failing.err);
    }

    @ParameterizedTest
    @CsvSource({
        "999ms, 'no response; the deadline left no time for another attempt; set a longer deadline: 999 ms is too short for most calls'",
        "1s, 'no response; the deadline left no time for another attempt; check the base URL, the network, HTTPS_PROXY and the firewall'"
    })
    void a_very_short_deadline_is_named_as_the_cause_of_a_timeout(String deadline, String message) {
        InMemoryCli slow = new InMemoryCli(
                AttemptResult.Failed.withoutResponse(Failure.TIMED_OUT, Delivery.NOT_SENT, "no response"));

        assertEquals(69, slow.run(VECTOR_2, "create", "--deadline", deadline));

        assertTrue(slow.err.startsWith("sesi: " + message + "\n"), slow.err);
    }

    @Test
    void a_failure_after_several_attempts_lists_them() {
        InMemoryCli failing = new InMemoryCli(
                AttemptResult.Failed.withoutResponse(Failure.UNREACHABLE, Delivery.NOT_SENT, "connection refused"),
                AttemptResult.Failed.withStatus(
                        Failure.SERVICE_FAILING, 503, Optional.empty(), "the vendor's service is failing"));

        assertEquals(69, failing.run(VECTOR_2, "create"));
        assertTrue(
                withoutTimesAndKeys(failing.err)
                        .endsWith("  3 attempts: UNREACHABLE, not processed after T; SERVICE_FAILING (503) after T;"
                                + " SERVICE_FAILING (503) after T\n"
                                + "  the call's idempotency key, for the vendor's support: KEY\n"),
                failing.err);
    }

    @Test
    void verbose_shows_each_attempt() {
        InMemoryCli failing = new InMemoryCli(
                AttemptResult.Failed.withStatus(
                        Failure.SERVICE_FAILING, 503, Optional.empty(), "the vendor's service is failing"),
                CREATED);

        assertEquals(0, failing.run(VECTOR_2, "create", "--verbose"));
        assertEquals("""
                sesi: environment STAGING at https://dev-app.psikologiehub.com, key from env:PSIKOLOGIE_SECRET_KEY (set by PSIKOLOGIE_SECRET_KEY)
                sesi: attempt 1: SERVICE_FAILING (503) after T; next attempt in T
                sesi: attempt 2: CREATED (200) after T
                sesi: the session was created; an earlier attempt may have left an orphaned session at the vendor
                  2 attempts: SERVICE_FAILING (503) after T; CREATED (200) after T
                  the call's idempotency key, for the vendor's support: KEY
                """, withoutTimesAndKeys(failing.err));
    }

    @Test
    void a_possible_orphaned_session_is_reported_beside_a_created_one() {
        InMemoryCli retried = new InMemoryCli(
                AttemptResult.Failed.withoutResponse(Failure.CONNECTION_LOST, Delivery.UNKNOWN, "the connection broke"),
                CREATED);

        assertEquals(0, retried.run(VECTOR_2, "create", "--output=url"));
        assertEquals(URL + "\n", retried.out);
        assertEquals("""
                sesi: the session was created; an earlier attempt may have left an orphaned session at the vendor
                  2 attempts: CONNECTION_LOST, delivery unknown after T; CREATED (200) after T
                  the call's idempotency key, for the vendor's support: KEY
                """, withoutTimesAndKeys(retried.err));
    }

    @Test
    void a_refusal_after_a_lost_response_reports_a_possible_orphaned_session() {
        InMemoryCli refused = new InMemoryCli(
                AttemptResult.Failed.withoutResponse(Failure.CONNECTION_LOST, Delivery.UNKNOWN, "the connection broke"),
                new AttemptResult.Refused(Refusal.INVALID_SIGNATURE, VendorError.NONE));

        assertEquals(77, refused.run(VECTOR_2, "create"));
        assertTrue(
                refused.err.contains("  an earlier attempt may have left an orphaned session at the vendor\n"),
                refused.err);
    }

    private static String withoutTimesAndKeys(String text) {
        return text.replaceAll("[0-9.]+ m?s\\b", "T").replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "KEY");
    }

    @Test
    void the_retry_time_is_rounded_up_and_one_attempt_is_not_listed() {
        InMemoryCli limited = new InMemoryCli(AttemptResult.Failed.withStatus(
                Failure.RATE_LIMITED, 429, Optional.of(Duration.ofMillis(90_001)), "too many"));

        assertEquals(75, limited.run(VECTOR_2, "create"));
        assertEquals("""
                sesi: too many; the vendor asks for a pause of more than 8 s
                  do not retry before 2026-11-22T10:01:31Z
                  the vendor responded, and no session was created
                """, limited.err);
    }

    @Test
    void a_rate_limit_shows_the_retry_time() {
        InMemoryCli limited = new InMemoryCli(AttemptResult.Failed.withStatus(
                Failure.RATE_LIMITED, 429, Optional.of(Duration.ofSeconds(90)), "too many"));

        assertEquals(75, limited.run(VECTOR_2, "create"));
        assertTrue(limited.err.contains("do not retry before 2026-11-22T10:01:30Z"), limited.err);
    }

    @Test
    void messages_are_cut_at_4_kib() {
        String many = "{\"user\":{\"candidates\":[" + "{\"x\":1},".repeat(5_000) + "{}]}}";

        assertEquals(65, sesi.run(many, "create"));
        assertTrue(
                sesi.err.startsWith("sesi: the request is invalid in at least 1000 places"), sesi.err.substring(0, 80));
        assertTrue(sesi.err.getBytes(UTF_8).length <= 4_096);
        assertTrue(sesi.err.endsWith("…\n"), sesi.err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign", "sign --explain", "verify --signature 00"})
    void the_deadline_limits_how_long_the_key_is_fetched(String command) {
        sesi.run(VECTOR_2, (command + " --deadline 7s").split(" "));
        assertEquals(
                Duration.ofSeconds(7),
                sesi.lastSettings.map(UseCaseSettings::deadline).orElse(Duration.ZERO),
                sesi.err);

        sesi.environment.put("PSIKOLOGIE_DEADLINE", "8s");
        sesi.run(VECTOR_2, command.split(" "));
        assertEquals(
                Duration.ofSeconds(8),
                sesi.lastSettings.map(UseCaseSettings::deadline).orElse(Duration.ZERO),
                sesi.err);

        sesi.environment.put("PSIKOLOGIE_DEADLINE", "soon");
        assertEquals(78, sesi.run(VECTOR_2, command.split(" ")));
        assertTrue(sesi.err.startsWith("sesi: PSIKOLOGIE_DEADLINE is not a duration"), sesi.err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "sign", "sign --explain", "verify --signature 00", "sandbox"})
    void a_partner_id_that_is_the_secret_key_is_refused_before_anything_is_sent(String command) {
        sesi.environment.put("PSIKOLOGIE_SECRET_KEY", "canary-key");
        sesi.environment.put("PSIKOLOGIE_PARTNER_ID", "canary-key");

        assertEquals(78, sesi.run(VECTOR_2, command.split(" ")), sesi.err);

        assertEquals("", sesi.out);
        assertEquals(
                "sesi: PSIKOLOGIE_PARTNER_ID has the same value as the secret key; set each to the value that the vendor"
                        + " gave you\n",
                sesi.err);
        assertEquals(List.of(), sesi.sent);
    }

    @ParameterizedTest
    @CsvSource({
        "--user-id, user.user_id",
        "--name, user.name",
        "--username, user.username",
        "--company-id, user.company.company_id",
        "--company-name, user.company.name",
        "--candidate, user.candidates[0].nama"
    })
    void a_value_that_is_the_secret_key_is_refused_before_anything_is_sent(String option, String path) {
        sesi.environment.put("PSIKOLOGIE_SECRET_KEY", "canary key");
        Map<String, String> options = new TreeMap<>(Map.of("--user-id", "U", "--email", "a@b", "--name", "N"));
        options.put(option, option.equals("--candidate") ? "C,canary key,c@d" : "canary key");
        for (String command : List.of("create", "sign", "sign --explain", "verify --signature 00", "doctor --create")) {
            List<String> typed = new ArrayList<>(List.of(command.split(" ")));
            options.forEach((name, value) -> typed.addAll(List.of(name, value)));

            assertEquals(65, sesi.run("", typed.toArray(String[]::new)), sesi.err);

            String problem = path + ": is the secret key; replace it with the value that belongs there";
            assertTrue((sesi.out + sesi.err).contains("the request is invalid: " + problem), sesi.out + sesi.err);
            assertFalse((sesi.out + sesi.err).contains("canary"), sesi.out + sesi.err);
            assertEquals(List.of(), sesi.sent);
        }
    }
}
