package id.sesi.adapters.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.stream.JsonReader;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.TestCertificate;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Failure;
import id.sesi.application.result.PageResult;
import id.sesi.application.result.ProbeResult;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import id.sesi.domain.Environment;
import id.sesi.domain.Session;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {

    private static final AttemptResult CREATED = new AttemptResult.Created(
            Session.of("canary-token", "https://a.example/?token=canary-token", "p", 4_000_000_000L));

    private final InMemoryCli sesi = new InMemoryCli(CREATED);

    @TempDir
    private Path folder;

    @BeforeEach
    void setKey() {
        sesi.environment.put("PSIKOLOGIE_SECRET_KEY", "canary-own-key");
    }

    @Test
    void a_correct_installation_passes() {
        assertEquals(0, sesi.run("", "doctor", "--audit-dir", folder.toString()));
        assertTrue(
                sesi.out.startsWith("ok       archive               Java can use the class-data archive\n"), sesi.out);
        assertTrue(
                sesi.out.matches(
                        "(?s).*\nok       partner-id            psikologihub-1024 \\(set by PSIKOLOGIE_PARTNER_ID\\)\n"
                                + "ok       environment           staging \\(default\\) at https://dev-app.psikologiehub.com\n.*"),
                sesi.out);
        assertEquals("", sesi.err);
        assertFalse(sesi.out.contains("canary"), sesi.out);
        assertEquals(List.of(), sesi.sent);
    }

    @Test
    void the_json_report_lists_the_verdict_of_each_check() {
        assertEquals(0, sesi.run("", "doctor", "--audit-dir", folder.toString(), "--output", "json"));
        assertEquals(
                Map.ofEntries(
                        Map.entry("archive", "passed"),
                        Map.entry("partner-id", "passed"),
                        Map.entry("environment", "passed"),
                        Map.entry("ca-file", "passed"),
                        Map.entry("proxy", "passed"),
                        Map.entry("deadline", "passed"),
                        Map.entry("audit-dir", "passed"),
                        Map.entry("secret-location", "passed"),
                        Map.entry("other-secret-location", "passed"),
                        Map.entry("published-signatures", "passed"),
                        Map.entry("secret", "passed"),
                        Map.entry("keys-differ", "skipped"),
                        Map.entry("credential-files", "skipped"),
                        Map.entry("audit", "passed"),
                        Map.entry("vendor-reached", "passed"),
                        Map.entry("clock", "passed"),
                        Map.entry("page", "skipped"),
                        Map.entry("session-created", "skipped")),
                verdicts());
        assertTrue(Files.exists(folder), "the folder is not removed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "PSIKOLOGIE_PARTNER_ID##78#partner-id#the partner ID is missing; set --partner-id",
                "PSIKOLOGIE_ENVIRONMENT#prod#78#environment#PSIKOLOGIE_ENVIRONMENT needs to be staging or production",
                "PSIKOLOGIE_BASE_URL#https://app.psikologiehub.com#78#environment#PSIKOLOGIE_BASE_URL is the address of the other",
                "PSIKOLOGIE_CA_FILE#/nowhere#78#ca-file#PSIKOLOGIE_CA_FILE names a file that does not exist",
                "HTTPS_PROXY#socks://x#78#proxy#HTTPS_PROXY needs the form http://",
                "https_proxy#proxy:99999#78#proxy#https_proxy has the port 99999",
                "PSIKOLOGIE_DEADLINE#soon#78#deadline#PSIKOLOGIE_DEADLINE is not a duration",
                "PSIKOLOGIE_SECRET_KEY##78#secret-location#the secret key is missing; set PSIKOLOGIE_SECRET_KEY",
                "PSIKOLOGIE_SECRET#vault:canary#78#secret-location#PSIKOLOGIE_SECRET needs the form vault:PATH#FIELD",
                "PSIKOLOGIE_OTHER_SECRET#canary#78#other-secret-location#PSIKOLOGIE_OTHER_SECRET needs one of the forms",
                "PSIKOLOGIE_SECRET_KEY#canary #78#secret#the secret key in the environment variable PSIKOLOGIE_SECRET_KEY starts",
                "PSIKOLOGIE_SECRET_KEY#demo-secret-key-123#78#secret#the key from env:PSIKOLOGIE_SECRET_KEY (set by",
                "PSIKOLOGIE_AUDIT_DIR#/proc/nowhere#78#audit#records cannot be written: /proc/nowhere cannot be"
            })
    void an_invalid_setting_fails_its_check_with_advice(
            String variable, String value, int exitCode, String check, String finding) {
        if (value == null) {
            sesi.environment.remove(variable);
        } else {
            // The CSV source trims trailing spaces.
            sesi.environment.put(variable, value.equals("canary") && variable.endsWith("KEY") ? "canary " : value);
        }

        assertEquals(exitCode, sesi.run("", "doctor", "--output", "json"), sesi.err);

        assertFailed(check, finding);
        assertEquals(18, verdicts().size(), "scripts rely on every check: " + verdicts());
        assertTrue(sesi.err.startsWith("sesi: 1 of 18 "), sesi.err);
        assertTrue(sesi.err.endsWith("the first: " + check + "\n"), sesi.err);
    }

    @ParameterizedTest
    @CsvSource({"MISSING, skipped, 0", "USABLE, passed, 0", "UNUSABLE, warning, 0", "DAMAGED, failed, 78"})
    void the_state_of_the_class_data_archive_does_not_stop_other_checks(
            CommandServices.ArchiveState state, String verdict, int exitCode) {
        sesi.archiveState = state;

        assertEquals(exitCode, sesi.run("", "doctor", "--output", "json"), sesi.err);

        assertEquals(verdict, verdicts().get("archive"));
        assertEquals("passed", verdicts().get("vendor-reached"));
        assertEquals(
                state != CommandServices.ArchiveState.USABLE,
                (finding("archive") + member("archive", "advice")).contains("sesi-archive"));
    }

    @ParameterizedTest
    @CsvSource({"HTTPS_PROXY", "https_proxy"})
    void the_proxy_is_reported_with_the_variable_that_sets_it(String variable) {
        sesi.environment.put(variable, "http://u:canary@proxy.example:3128");

        assertEquals(0, sesi.run("", "doctor", "--output", "json"));

        assertEquals("proxy.example:3128 (set by " + variable + ")", finding("proxy"));
        assertEquals(
                "https://dev-app.psikologiehub.com, through the proxy: the server responded with status 404; any status passes this check",
                finding("vendor-reached"));
        assertFalse(sesi.out.contains("canary"), sesi.out);
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.evil.example, true",
        "https://localhost., false",
        "https://[0:0:0:0:0:0:0:1], false",
        "https://hub.corp.example, false",
        "https://hub.corp.example:8443, true"
    })
    void the_report_says_whether_the_call_uses_the_proxy(String baseUrl, boolean usesProxy) {
        sesi.environment.put("HTTPS_PROXY", "proxy");
        sesi.environment.put("NO_PROXY", "*.corp.example:443");

        sesi.run("", "doctor", "--output", "json", "--base-url", baseUrl);

        assertTrue(
                finding("vendor-reached").startsWith(baseUrl + (usesProxy ? ", through the proxy: " : ", directly: ")),
                finding("vendor-reached"));
    }

    @Test
    void an_entry_of_no_proxy_that_is_not_understood_is_named() {
        sesi.environment.put("HTTPS_PROXY", "proxy");
        sesi.environment.put("no_proxy", "'corp.example',10.*");

        assertEquals(0, sesi.run("", "doctor", "--output", "json"));

        assertEquals("warning", verdicts().get("proxy"));
        assertEquals(
                "proxy:80 (set by HTTPS_PROXY); no_proxy has entries that sesi does not understand and ignores:"
                        + " 'corp.example' 10.*",
                finding("proxy"));
        assertEquals("use host names, IP addresses or ranges such as 10.0.0.0/8", member("proxy", "advice"));
        assertEquals("", sesi.err);
    }

    @Test
    void a_private_key_in_a_file_with_certificates_is_reported() throws IOException {
        Path file = Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----\n" + TestCertificate.PEM);

        assertEquals(0, sesi.run("", "doctor", "--ca-file", file.toString(), "--output", "json"));

        assertEquals("warning", verdicts().get("ca-file"));
        assertEquals(
                "1 certificate (set by --ca-file); its file also contains a private key, which sesi does not need",
                finding("ca-file"));
        assertEquals("store only certificates in the file of --ca-file", member("ca-file", "advice"));
        assertFalse(sesi.out.contains("canary"), sesi.out);
    }

    @Test
    void an_expired_certificate_in_a_file_with_certificates_is_reported() throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), TestCertificate.PEM + TestCertificate.EXPIRED_PEM);

        assertEquals(0, sesi.run("", "doctor", "--ca-file", file.toString(), "--output", "json"));

        assertEquals("warning", verdicts().get("ca-file"));
        assertEquals(
                "2 certificates (set by --ca-file); certificate 2 expired at 2020-01-01T00:00:00Z", finding("ca-file"));
        assertEquals(
                "replace the expired certificate in the file of --ca-file, or remove it", member("ca-file", "advice"));
    }

    @Test
    void a_private_key_beside_the_certificates_of_vault_is_reported() throws IOException {
        examineVaultWith(TestCertificate.PEM + "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----\n");

        assertEquals("warning", verdicts().get("secret"));
        assertTrue(
                finding("secret")
                        .endsWith("; the file of VAULT_CACERT also contains a private key, which sesi does not need"),
                finding("secret"));
        assertEquals("store only certificates in the file of VAULT_CACERT", member("secret", "advice"));
        assertFalse(sesi.out.contains("canary"), sesi.out);
    }

    @ParameterizedTest
    @CsvSource({"https://127.evil.example, 78", "https://localhost., 0", "https://[0:0::1], 0"})
    void the_demo_key_is_valid_only_on_this_machine(String baseUrl, int exitCode) {
        sesi.environment.put("PSIKOLOGIE_SECRET_KEY", "demo-secret-key-123");
        assertEquals(exitCode, sesi.run("", "doctor", "--base-url", baseUrl), sesi.out);
    }

    @Test
    void the_same_key_for_both_environments_fails_the_check() {
        sesi.environment.put("OTHER", "canary-own-key");
        assertEquals(78, sesi.run("", "doctor", "--other-secret", "env:OTHER", "--output", "json"));
        assertFailed(
                "keys-differ",
                "staging and production have the same key: env:PSIKOLOGIE_SECRET_KEY (set by"
                        + " PSIKOLOGIE_SECRET_KEY) and env:OTHER");
    }

    @Test
    void different_keys_for_the_environments_pass_the_check() {
        sesi.environment.put("OTHER", "canary-two-key");
        assertEquals(0, sesi.run("", "doctor", "--other-secret", "env:OTHER", "--output", "json"));
        assertEquals("passed", verdicts().get("keys-differ"));
    }

    @ParameterizedTest
    @CsvSource({
        "rw-r--r--, warning, has mode 0644: every user of this machine can read it",
        "rw--w--w-, warning, has mode 0622: every user of this machine can change it",
        "rw-rw-rw-, warning, has mode 0666: every user of this machine can read and change it",
        "rw-rw----, passed, has mode 0660",
        "r--------, passed, has mode 0400"
    })
    void a_key_file_that_everybody_may_read_or_change_causes_a_warning(String mode, String verdict, String finding)
            throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "canary-own-key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));
        sesi.environment.remove("PSIKOLOGIE_SECRET_KEY");
        sesi.environment.put("PSIKOLOGIE_SECRET_KEY_FILE", key.toString());

        assertEquals(0, sesi.run("", "doctor", "--output", "json"), sesi.err);

        assertEquals(verdict, verdicts().get("credential-files"));
        assertEquals(key + " " + finding, finding("credential-files"));
        assertEquals(
                verdict.equals("passed"), member("credential-files", "advice").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"rwxrwxrwx, false, warning", "rwxr-x-wx, true, warning", "rwxrwx---, false, passed"})
    void a_key_file_that_everybody_may_replace_causes_a_warning(String mode, boolean isLink, String verdict)
            throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Path key = Files.writeString(
                (isLink ? folder : Files.createDirectory(open.resolve("closed"))).resolve("key"), "canary-own-key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
        Path set = isLink ? Files.createSymbolicLink(open.resolve("link"), key) : key;
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(mode));
        sesi.environment.remove("PSIKOLOGIE_SECRET_KEY");

        assertEquals(0, sesi.run("", "doctor", "--secret", "file:" + set, "--output", "json"), sesi.err);

        assertEquals(verdict, verdicts().get("credential-files"));
        String replaceable =
                ", but every user of this machine can replace it, because the folder " + open + " has mode ";
        assertEquals(verdict.equals("warning"), finding("credential-files").contains(replaceable));
        assertEquals(
                verdict.equals("warning"), member("credential-files", "advice").contains("chmod o-w"));
    }

    @Test
    void a_writable_folder_with_the_sticky_bit_causes_no_warning() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Path key = Files.writeString(open.resolve("key"), "canary-own-key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
        Files.setAttribute(open, "unix:mode", 01777);
        sesi.environment.remove("PSIKOLOGIE_SECRET_KEY");

        assertEquals(0, sesi.run("", "doctor", "--secret", "file:" + key, "--output", "json"), sesi.err);

        assertEquals("passed", verdicts().get("credential-files"));
    }

    @Test
    void the_file_of_the_other_key_is_checked_too() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "canary-two-key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(0, sesi.run("", "doctor", "--other-secret", "file:" + key));
        assertTrue(sesi.out.contains("\nwarning  credential-files      " + key + " has mode 0644"), sesi.out);
    }

    @Test
    void a_key_with_staging_in_its_name_fails_the_check_in_production() {
        sesi.environment.put("STAGING_KEY", "canary-own-key");
        assertEquals(
                78,
                sesi.run(
                        "",
                        "doctor",
                        "--secret",
                        "env:STAGING_KEY",
                        "--environment",
                        "production",
                        "--audit-dir",
                        folder.toString(),
                        "--output",
                        "json"));
        assertFailed(
                "keys-differ",
                "the environment is production, but the name of the key's location suggests the other environment: env:STAGING_KEY");
    }

    @Test
    void all_files_with_torn_lines_are_named() {
        List<String> torn = Stream.concat(
                        IntStream.rangeClosed(1, 7).mapToObj(line -> "sesi-audit.2026-11-22.jsonl:" + line),
                        IntStream.rangeClosed(1, 8).mapToObj(day -> "sesi-audit.2026-12-0" + day + ".jsonl:9"))
                .toList();
        sesi.auditFindings = new CommandServices.AuditFindings(torn, List.of(), List.of(), List.of());
        assertEquals(0, sesi.run("", "doctor", "--audit-dir", folder.toString(), "--output", "json"));
        assertEquals(
                "records can be written to " + folder
                        + "; lines that are not whole records, after a crash or a full disk:"
                        + " sesi-audit.2026-11-22.jsonl lines 1, 2, 3, 4, 5 and 2 more, "
                        + IntStream.rangeClosed(1, 8)
                                .mapToObj(day -> "sesi-audit.2026-12-0" + day + ".jsonl line 9")
                                .collect(Collectors.joining(", ")),
                finding("audit"));
    }

    @Test
    void the_end_of_the_search_for_torn_lines_is_reported() {
        sesi.auditFindings = new CommandServices.AuditFindings(
                Collections.nCopies(1000, "a.jsonl:1"), List.of(), List.of(), List.of());
        assertEquals(0, sesi.run("", "doctor", "--audit-dir", folder.toString(), "--output", "json"));
        assertTrue(finding("audit").endsWith(" and 995 more, the check stopped there"), finding("audit"));
    }

    @Test
    void audit_files_that_are_not_checked_are_named() {
        sesi.auditFindings = new CommandServices.AuditFindings(
                List.of(),
                List.of(Path.of("/audit/sesi-audit.2026-11-21.jsonl")),
                List.of(Path.of("/audit/sesi-audit.2026-11-22.jsonl")),
                List.of());
        assertEquals(0, sesi.run("", "doctor", "--audit-dir", folder.toString(), "--output", "json"));
        assertEquals(
                "records can be written to " + folder
                        + "; not checked, because sesi cannot read it: /audit/sesi-audit.2026-11-21.jsonl"
                        + "; not checked, because it is not a regular file: /audit/sesi-audit.2026-11-22.jsonl",
                finding("audit"));
    }

    @Test
    void audit_files_that_another_user_can_change_cause_a_warning() {
        sesi.auditFindings = new CommandServices.AuditFindings(
                List.of(), List.of(), List.of(), List.of(Path.of("/audit/sesi-audit.2026-11-22.jsonl")));
        assertEquals(0, sesi.run("", "doctor", "--audit-dir", folder.toString(), "--output", "json"));
        assertTrue(
                finding("audit").endsWith("; another user can change the records: /audit/sesi-audit.2026-11-22.jsonl"),
                finding("audit"));
        assertEquals("warning", verdicts().get("audit"));
    }

    @Test
    void an_audit_folder_with_two_problems_shows_both() throws IOException {
        Path audit = Files.createDirectory(folder.resolve("audit"));
        Files.setPosixFilePermissions(audit, PosixFilePermissions.fromString("rwxrwxrwx"));
        sesi.auditFindings = new CommandServices.AuditFindings(
                List.of(), List.of(), List.of(), List.of(Path.of("/audit/sesi-audit.2026-11-22.jsonl")));

        assertEquals(0, sesi.run("", "doctor", "--audit-dir", audit.toString(), "--output", "json"));

        assertTrue(finding("audit").contains("another user can change the records: "), finding("audit"));
        assertTrue(finding("audit").contains("every user of this machine can delete"), finding("audit"));
        assertTrue(member("audit", "advice").matches("move these files away.*; do not allow other users.*"));
    }

    @ParameterizedTest
    @CsvSource({"rwxrwxrwx, warning", "rwxrwx---, passed"})
    void an_audit_folder_that_everybody_may_change_causes_a_warning(String mode, String verdict) throws IOException {
        Path audit = Files.createDirectory(folder.resolve("audit"));
        Files.setPosixFilePermissions(audit, PosixFilePermissions.fromString(mode));

        assertEquals(0, sesi.run("", "doctor", "--audit-dir", audit.toString(), "--output", "json"));

        assertEquals(verdict, verdicts().get("audit"));
        assertEquals(verdict.equals("warning"), member("audit", "advice").contains("chmod o-w"));
        assertEquals(verdict.equals("warning"), finding("audit").endsWith("the folder " + audit + " has mode 0777"));
    }

    @Test
    void production_requires_audit_records() {
        assertEquals(78, sesi.run("", "doctor", "--environment", "production", "--output", "json"));
        assertFailed("audit", "no audit records are written, but the vendor requires them");
    }

    private void examineVaultWith(String trustedCertificates) throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), trustedCertificates);
        sesi.environment.putAll(Map.of(
                "VAULT_ADDR", "https://vault.example", "VAULT_TOKEN", "canary", "VAULT_CACERT", file.toString()));

        assertEquals(0, sesi.run("", "doctor", "--secret", "vault:secret/sesi#key", "--output", "json"));
    }

    @Test
    void an_expired_certificate_of_vault_is_reported() throws IOException {
        examineVaultWith(TestCertificate.EXPIRED_PEM);

        assertEquals("warning", verdicts().get("secret"));
        assertTrue(
                finding("secret")
                        .endsWith("; in the file of VAULT_CACERT, certificate 1 expired at 2020-01-01T00:00:00Z"),
                finding("secret"));
        assertEquals(
                "replace the expired certificate in the file of VAULT_CACERT, or remove it",
                member("secret", "advice"));
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, 69",
        "TIMED_OUT, 69",
        "UNTRUSTED_CERTIFICATE, 78",
        "HOSTNAME_MISMATCH, 78",
        "EXPIRED_CERTIFICATE, 78",
        "PROXY_REFUSED, 78"
    })
    void an_unreachable_vendor_fails_its_check(Failure failure, int exitCode) {
        sesi.probeResult = ProbeResult.failed(failure, "connection refused");
        assertEquals(exitCode, sesi.run("", "doctor", "--output", "json"));
        assertFailed("vendor-reached", "https://dev-app.psikologiehub.com, directly: connection refused");
        assertEquals("skipped", verdicts().get("clock"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "NOT_PROCESSED#the server is overloaded or shutting down, and did not process the request"
                        + "#run sesi doctor again later; if it fails again, ask the operator of the server",
                "CONNECTION_LOST#the connection was lost before a complete response arrived"
                        + "#run sesi doctor again; if it fails again, check HTTPS_PROXY and the firewall, or ask the operator of the"
                        + " server",
                "INVALID_RESPONSE#the server's response is not valid HTTP"
                        + "#check the base URL, and whether a proxy or another server sent the response",
                "TIMED_OUT#no complete response arrived in time#run sesi doctor again later, or set a longer deadline",
                "TIMED_OUT#no connection could be made in time#check the base URL, the network, HTTPS_PROXY and the firewall",
                "GATEWAY_FAILED#the probe failed (java.lang.Error)#install sesi again; if it fails again, report it as a defect of sesi",
                "INTERRUPTED#the call was interrupted#run sesi doctor again",
                "HOSTNAME_MISMATCH#the server's certificate is for another host: h#check the base URL, or correct the certificate of the"
                        + " server",
                "PROXY_REFUSED#the proxy asks for a user and a password, or rejected the ones it received (407 Proxy"
                        + " Authentication Required)#set the user and the password in HTTPS_PROXY: http://user:password@host:port",
                "PROXY_REFUSED#the proxy refused the connection with status 403"
                        + "#ask the operator of the proxy to allow the host, or list the host in NO_PROXY",
                "PROXY_REFUSED#the proxy responded with the unexpected status 302#check HTTPS_PROXY",
                "UNREACHABLE#no connection to the proxy p:1: unknown host#check HTTPS_PROXY, the network and the firewall",
                "UNREACHABLE#no connection to the server: unknown host"
                        + "#check the base URL, the network, HTTPS_PROXY and the firewall",
                "UNREACHABLE#no connection to the server: the proxy responded with status 429"
                        + "#retry later, or ask the operator of the proxy",
                "UNREACHABLE#no connection to the server: the proxy could not connect to it, and responded with status 502"
                        + "#check the base URL and NO_PROXY, and whether the proxy can reach the server",
                "UNREACHABLE#no connection to the server: the proxy's response is not valid HTTP#check HTTPS_PROXY",
                "UNREACHABLE#no connection to the server: TLS handshake failed: the server sent the alert handshake_failure"
                        + "#check the base URL and its port, HTTPS_PROXY and the firewall, or ask the operator of the server"
            })
    void the_advice_fits_the_reason_why_the_vendor_was_not_reached(Failure failure, String detail, String advice) {
        sesi.probeResult = ProbeResult.failed(failure, detail);
        sesi.run("", "doctor", "--output", "json");
        assertFailed("vendor-reached", "https://dev-app.psikologiehub.com, directly: " + detail);
        assertEquals(advice, member("vendor-reached", "advice"));
    }

    /** An attempt of {@code create} may take 10 s. */
    @ParameterizedTest
    @CsvSource({"30s, 10", "4s, 4"})
    void a_key_is_fetched_within_the_time_that_create_allows(String deadline, int seconds) {
        sesi.run("", "doctor", "--deadline", deadline);
        assertEquals(Set.of(Duration.ofSeconds(seconds)), Set.copyOf(sesi.inspectionDeadlines), sesi.out);
    }

    @Test
    void a_very_short_deadline_is_named_if_the_vendor_was_not_reached() {
        sesi.probeResult = ProbeResult.failed(Failure.TIMED_OUT, "no response");
        assertEquals(69, sesi.run("", "doctor", "--deadline", "900ms", "--output", "json"));
        assertEquals("set a longer deadline: 900 ms is too short for most calls", member("vendor-reached", "advice"));
    }

    @ParameterizedTest
    @CsvSource({
        "60, passed, is 60 s ahead of",
        "-60, passed, is 60 s behind",
        "61, failed, is 61 s ahead of",
        "-3600, failed, is 3600 s behind"
    })
    void a_clock_may_differ_by_up_to_a_minute(long ahead, String verdict, String finding) {
        sesi.probeResult = ProbeResult.responded(404, Optional.of(Duration.ofSeconds(ahead)));
        assertEquals(verdict.equals("passed") ? 0 : 78, sesi.run("", "doctor", "--output", "json"));
        assertEquals(verdict, verdicts().get("clock"));
        assertTrue(finding("clock").contains(finding), finding("clock"));
    }

    private static PageResult page(int status, String... header) {
        Map<String, List<String>> headers = new TreeMap<>(Map.of("content-type", List.of("text/html")));
        for (int i = 0; i < header.length; i += 2) {
            headers.put(header[i], List.of(header[i + 1]));
        }
        return new PageResult.Fetched(status, headers, "<head></head>", true);
    }

    private int checkPage(String... options) {
        List<String> arguments = new ArrayList<>(List.of("doctor", "--output=json"));
        arguments.addAll(List.of(options));
        return sesi.run("", arguments.toArray(String[]::new));
    }

    @Test
    void a_page_that_allows_the_widget_passes() {
        sesi.pageResult = page(200, "content-security-policy", "frame-src https://dev-app.psikologiehub.com");

        assertEquals(0, checkPage("--page=https://hr.example.com/a?b#c", "--deadline=5s"));
        assertEquals("without a login, the page allows frames of https://dev-app.psikologiehub.com", finding("page"));
        assertEquals("passed", verdicts().get("page"));
        assertEquals(List.of("https://hr.example.com/a?b within PT5S"), sesi.fetchedPages);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "frame-src 'self'#failed#78#the page's Content-Security-Policy blocks frames of https://dev-app.psikologiehub.com:"
                        + " frame-src 'self'#add https://dev-app.psikologiehub.com to frame-src, in each policy of the page",
                "default-src https://app.psikologiehub.com 'self'#failed#78#the page's Content-Security-Policy blocks frames"
                        + " of https://dev-app.psikologiehub.com: default-src https://app.psikologiehub.com 'self'"
                        + "#add https://dev-app.psikologiehub.com to frame-src, in each policy of the page",
                "script-src 'none'#failed#78#the page's Content-Security-Policy blocks all scripts of the page: script-src"
                        + " 'none'#add 'self' to script-src, unless all your scripts are on another server",
                "script-src cdn.example#warning#0#the page's Content-Security-Policy blocks scripts from the page's own server:"
                        + " script-src cdn.example#add 'self' to script-src, unless all your scripts are on another server",
                "script-src 'unsafe-inline'#warning#0#the page's Content-Security-Policy blocks scripts from the page's own server:"
                        + " script-src 'unsafe-inline'#add 'self' to script-src, unless all your scripts are on another server",
                "script-src 'strict-dynamic' 'self'#failed#78#the page's Content-Security-Policy blocks all scripts of the page:"
                        + " script-src 'strict-dynamic' 'self'#add a nonce to script-src and to your scripts:"
                        + " with 'strict-dynamic', browsers ignore 'self' and addresses",
                "connect-src 'none'#failed#78#the page's Content-Security-Policy blocks all requests of the page: connect-src"
                        + " 'none'#add 'self' to connect-src, unless the endpoint for sessions is on another server",
                "connect-src api.example#warning#0#the page's Content-Security-Policy blocks requests to the page's own server:"
                        + " connect-src api.example"
                        + "#add 'self' to connect-src, unless the endpoint for sessions is on another server",
                "frame-src https://dev-app.psikologiehub.com/w#warning#0#the page's Content-Security-Policy allows frames of"
                        + " https://dev-app.psikologiehub.com only with certain paths: frame-src"
                        + " https://dev-app.psikologiehub.com/w#remove the path: the vendor does not promise one",
                "sandbox#failed#78#the page's Content-Security-Policy puts the page into a sandbox in which the widget does not"
                        + " work: sandbox"
                        + "#remove the directive sandbox, or add allow-scripts and allow-same-origin to it"
            })
    void a_policy_that_blocks_the_widget_is_reported(
            String policy, String verdict, int exitCode, String finding, String advice) {
        sesi.pageResult = page(200, "content-security-policy", policy);

        assertEquals(exitCode, checkPage("--page=https://hr.example.com/"));
        assertEquals(verdict, verdicts().get("page"));
        assertEquals(finding, finding("page"));
        assertEquals(advice, member("page", "advice"));
    }

    @ParameterizedTest
    @CsvSource({
        "PSIKOLOGIE_PARTNER_ID, , partner-id",
        "PSIKOLOGIE_PARTNER_ID, a b, partner-id",
        "PSIKOLOGIE_SECRET_KEY, , secret-location",
        "PSIKOLOGIE_SECRET, canary, secret-location",
        "PSIKOLOGIE_OTHER_SECRET, canary, other-secret-location",
        "VAULT_ADDR, canary, secret",
        "PSIKOLOGIE_AUDIT_DIR, ~/a, audit-dir"
    })
    void the_page_is_checked_without_a_valid_partner_id_key_or_folder(String variable, String value, String failed) {
        sesi.pageResult = page(200, "content-security-policy", "frame-src https://dev-app.psikologiehub.com");
        if (value == null) {
            sesi.environment.remove(variable);
        } else {
            sesi.environment.put(variable, value);
        }

        String[] key = variable.startsWith("VAULT") ? new String[] {"--secret=vault:secret/sesi#key"} : new String[0];

        assertEquals(
                78,
                checkPage(Stream.concat(Stream.of("--page=https://hr.example.com/"), Stream.of(key))
                        .toArray(String[]::new)));
        assertEquals("failed", verdicts().get(failed));
        assertEquals("passed", verdicts().get("page"));
        assertEquals("skipped", verdicts().get("clock"));
        assertEquals(18, verdicts().size());
    }

    @ParameterizedTest
    @CsvSource({
        "PSIKOLOGIE_ENVIRONMENT, prod",
        "PSIKOLOGIE_CA_FILE, /nowhere",
        "HTTPS_PROXY, socks://x",
        "PSIKOLOGIE_DEADLINE, soon"
    })
    void the_page_is_not_checked_with_an_invalid_setting_of_the_connection(String variable, String value) {
        sesi.environment.put(variable, value);

        assertEquals(78, checkPage("--page=https://hr.example.com/"));
        assertEquals("skipped", verdicts().get("page"));
        assertEquals("a setting above is invalid", finding("page"));
        assertEquals(List.of(), sesi.fetchedPages);
    }

    @Test
    void the_certificate_of_a_page_may_be_from_a_private_ca() {
        sesi.pageResult = new PageResult.Failed(Failure.UNTRUSTED_CERTIFICATE, "the certificate is not trusted");

        assertEquals(78, checkPage("--page=https://hr.example.com/"));
        assertEquals(
                "if the page's certificate is self-signed or from a private CA, set that certificate with --ca-file; the"
                        + " same if a proxy in your network inspects TLS",
                member("page", "advice"));
    }

    @Test
    void the_policy_must_allow_the_server_of_the_base_url() {
        sesi.pageResult = page(200, "content-security-policy", "frame-src https://127.0.0.1:8443");

        assertEquals(0, checkPage("--page=http://localhost:8080/", "--base-url=https://127.0.0.1:8443/x"));
        assertEquals("passed", verdicts().get("page"));
    }

    @Test
    void all_obstacles_of_a_page_are_reported() {
        sesi.pageResult = new PageResult.Fetched(
                200,
                Map.of(
                        "content-security-policy", List.of("frame-src 'none', frame-src 'self'"),
                        "cross-origin-embedder-policy", List.of("require-corp")),
                "",
                false);

        assertEquals(78, checkPage("--page=https://hr.example.com/"));
        assertEquals(
                "the response is not HTML but has no Content-Type; the page's Content-Security-Policy blocks frames of"
                        + " https://dev-app.psikologiehub.com: frame-src 'none'; the page's Content-Security-Policy blocks"
                        + " frames of https://dev-app.psikologiehub.com: frame-src 'self'; browsers block the widget,"
                        + " because the page sends Cross-Origin-Embedder-Policy: require-corp",
                finding("page"));
        assertEquals(
                "give the address of the page that shows the widget; add https://dev-app.psikologiehub.com to frame-src,"
                        + " in each policy of the page; remove this header from the page, unless the vendor confirms that"
                        + " the widget sends it too",
                member("page", "advice"));
    }

    @Test
    void a_policy_in_an_element_may_be_unchecked() {
        sesi.pageResult = new PageResult.Fetched(200, Map.of("content-type", List.of("text/html")), "<head>", false);

        assertEquals(0, checkPage("--page=https://hr.example.com/"));
        assertEquals("warning", verdicts().get("page"));
        assertEquals(
                "without a login, the page allows frames of https://dev-app.psikologiehub.com; a policy in a <meta>"
                        + " element was not checked, because sesi could not read all of the page's head",
                finding("page"));
        assertEquals("open the page in a browser; its console names a policy that blocks", member("page", "advice"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "302#the page redirects to https://hr.example.com/login (status 302), so it was not checked; a page that needs"
                        + " a login usually responds like this#warning#0",
                "401#the response has status 401, so it was not checked; a page that needs a login usually responds like"
                        + " this#warning#0",
                "204#the response has status 204, so the page was not checked#failed#78",
                "404#the response has status 404, so the page was not checked#failed#78",
                "503#the response has status 503, so the page was not checked#failed#69"
            })
    void a_page_that_does_not_arrive_is_reported(int status, String finding, String verdict, int exitCode) {
        sesi.pageResult = page(status, "location", "/login?next=canary");

        assertEquals(exitCode, checkPage("--page=https://hr.example.com/a"));
        assertEquals(finding, finding("page"));
        assertEquals(verdict, verdicts().get("page"));
        assertFalse(sesi.out.contains("canary"), sesi.out);
    }

    @Test
    void a_page_on_an_unreachable_server_is_reported() {
        assertEquals(69, checkPage("--page=https://hr.example.com/a"));
        assertFailed("page", "the page was not fetched: unknown host");
        assertEquals(
                "check the address of the page, the network, HTTPS_PROXY and the firewall", member("page", "advice"));
    }

    @Test
    void the_page_is_fetched_through_the_proxy_unless_it_is_excluded() {
        sesi.environment.put("HTTPS_PROXY", "http://proxy.example:3128");
        sesi.environment.put("NO_PROXY", "intranet.example");
        for (String page : List.of("https://hr.example.com/", "https://intranet.example/", "http://localhost:8080/")) {
            checkPage("--page=" + page);
        }
        assertEquals(
                List.of(
                        "https://hr.example.com/ within PT30S through proxy.example:3128",
                        "https://intranet.example/ within PT30S",
                        "http://localhost:8080/ within PT30S"),
                sesi.fetchedPages);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "hr.example.com#needs the address of a page that starts with https://",
                "ftp://hr.example.com/#needs the address of a page that starts with https://",
                "http://hr.example.com/#needs to start with https://; http:// is allowed only for this machine",
                "https://user:canary@hr.example.com/#must not have user info",
                "https:///a#has no host",
                "https://hr.example.com/a b#is not a URL; write special characters as percent-encoding"
            },
            ignoreLeadingAndTrailingWhitespace = true)
    void an_invalid_address_of_a_page_fails_the_check(String address, String problem) {
        assertEquals(78, checkPage("--page=" + address));
        assertFailed("page", "--page " + problem);
        assertEquals(List.of(), sesi.fetchedPages);
        assertFalse(sesi.out.contains("canary"), sesi.out);
    }

    @Test
    void create_creates_a_session_for_a_test_user() {
        assertEquals(0, sesi.run("", "doctor", "--create", "--output", "json"));
        assertEquals("a session was created; it expires at 2096-10-02T07:06:40Z", finding("session-created"));
        assertEquals("sesi-doctor", sesi.sent.get(0).user().userId());
        assertFalse(sesi.out.contains("canary"), sesi.out);
    }

    @Test
    void create_creates_a_session_for_the_given_user() {
        assertEquals(0, sesi.run("", "doctor", "--create", "--user-id", "U", "--email", "a@b", "--name", "n"));
        assertEquals("U", sesi.sent.get(0).user().userId());
    }

    @Test
    void create_does_not_use_the_test_user_in_production() {
        assertEquals(
                2,
                sesi.run(
                        "",
                        "doctor",
                        "--create",
                        "--environment",
                        "production",
                        "--audit-dir",
                        folder.toString(),
                        "--output",
                        "json"));
        assertFailed("session-created", "in production --create requires a request");
        assertEquals(List.of(), sesi.sent);
    }

    @Test
    void create_is_skipped_after_a_failed_check() {
        sesi.probeResult = ProbeResult.failed(Failure.UNREACHABLE, "connection refused");
        assertEquals(69, sesi.run("", "doctor", "--create", "--output", "json"));
        assertEquals("skipped", verdicts().get("session-created"));
        assertEquals(List.of(), sesi.sent);
    }

    @Test
    void an_expired_session_fails_the_check() {
        InMemoryCli expired = new InMemoryCli(
                new AttemptResult.Created(Session.of("t", "https://a.example/?token=t", "p", 1_700_000_000)));
        expired.environment.put("PSIKOLOGIE_SECRET_KEY", "k");
        assertEquals(76, expired.run("", "doctor", "--create"));
        assertTrue(expired.out.contains("by this machine's clock, the session expired at 2023-11-14"), expired.out);
    }

    @Test
    void a_widget_of_the_other_environment_fails_the_check() {
        InMemoryCli mixed = new InMemoryCli(new AttemptResult.Created(
                Session.of("canary", "https://app.psikologiehub.com/w?token=canary", "p", 4_000_000_000L)));
        mixed.environment.put("PSIKOLOGIE_SECRET_KEY", "k");
        assertEquals(76, mixed.run("", "doctor", "--create"));
        assertTrue(
                mixed.out.contains("FAILED   session-created       the environment is staging, but the widget is on"
                        + " app.psikologiehub.com, the host of the other environment\n"),
                mixed.out);
        assertFalse(mixed.out.contains("canary"), mixed.out);
    }

    @Test
    void a_refusal_is_reported_as_by_create() {
        InMemoryCli refusing = new InMemoryCli(new AttemptResult.Refused(Refusal.INVALID_SIGNATURE, VendorError.NONE));
        refusing.environment.put("PSIKOLOGIE_SECRET_KEY", "k");
        assertEquals(77, refusing.run("", "doctor", "--create"));
        assertTrue(
                refusing.out.contains("FAILED   session-created       the vendor refused the request (401)"),
                refusing.out);
        assertTrue(refusing.out.contains("; the key is from env:PSIKOLOGIE_SECRET_KEY"), refusing.out);
    }

    @Test
    void verbose_warns_about_a_staging_key_in_production() {
        sesi.environment.put("STAGING_KEY", "k");
        assertEquals(
                0,
                sesi.run(
                        "",
                        "create",
                        "--verbose",
                        "--secret=env:STAGING_KEY",
                        "--environment=production",
                        "--user-id=U",
                        "--email=a@b",
                        "--name=n"));
        assertTrue(sesi.err.startsWith("""
                        sesi: WARNING: the environment is production, but the name of the key's location suggests the other environment: env:STAGING_KEY
                          environment PRODUCTION at https://app.psikologiehub.com, key from env:STAGING_KEY (set by --secret, which overrides PSIKOLOGIE_SECRET_KEY)
                        """), sesi.err);
    }

    @ParameterizedTest
    @CsvSource({
        "production, file:/run/secrets/staging.key, true",
        "production, file:/run/secrets/psikologie_dev, true",
        "production, vault:secret/sesi/test#key, true",
        "production, exec:staging-key, true",
        "production, exec:pass show psikologie/staging, false",
        "production, env:NON_PROD_KEY, true",
        "staging, env:NON_PROD_KEY, false",
        "staging, exec:pass show psikologie/production, false",
        "staging, exec:echo psk_live_9f8e, false",
        "staging, exec:/opt/live/key, true",
        "production, file:/run/secrets/key, false",
        "production, file:/devices/latest, false",
        "production, file:/prod/dev-ops/key, false",
        "production, vault:secret/production/sesi#key, false",
        "staging, vault:secret/prod/sesi#key, true",
        "staging, vault:secret/staging/sesi#key, false"
    })
    void a_location_with_the_name_of_the_other_environment_causes_a_warning(
            String environment, String reference, boolean suspicious) {
        SelectedSecretReference location =
                new SelectedSecretReference(SecretReference.parse(reference).orElseThrow(), "--secret");
        assertEquals(
                suspicious,
                location.environmentMismatch(Environment.named(environment)).isPresent());
    }

    private void assertFailed(String check, String finding) {
        assertEquals("failed", verdicts().get(check), sesi.out);
        assertTrue(finding(check).startsWith(finding), finding(check));
        assertFalse(member(check, "advice").isEmpty(), "no advice");
        assertFalse(sesi.out.contains("canary"), sesi.out);
    }

    private String finding(String check) {
        return member(check, "finding");
    }

    private String member(String check, String member) {
        return Optional.ofNullable(checks().get(check))
                .flatMap(found -> Optional.ofNullable(found.get(member)))
                .orElseThrow();
    }

    private Map<String, String> verdicts() {
        Map<String, String> verdicts = new TreeMap<>();
        checks().keySet().forEach(name -> verdicts.put(name, member(name, "verdict")));
        return verdicts;
    }

    /** {@return the members of each check, by its name} */
    private Map<String, Map<String, String>> checks() {
        Map<String, Map<String, String>> checks = new TreeMap<>();
        try (JsonReader json = new JsonReader(new StringReader(sesi.out))) {
            json.beginObject();
            assertEquals("passed", json.nextName());
            boolean passed = json.nextBoolean();
            assertEquals("checks", json.nextName());
            json.beginArray();
            while (json.hasNext()) {
                Map<String, String> members = new TreeMap<>();
                json.beginObject();
                while (json.hasNext()) {
                    members.put(json.nextName(), json.nextString());
                }
                json.endObject();
                checks.put(members.getOrDefault("name", ""), members);
            }
            json.endArray();
            assertEquals(passed, checks.values().stream().noneMatch(check -> "failed".equals(check.get("verdict"))));
            return checks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"rwxrwxrwx, warning", "rwxr-xr-x, skipped"})
    void a_program_that_everybody_may_change_causes_a_warning(String mode, String verdict) throws IOException {
        Path program = Files.writeString(folder.resolve("get-key"), "#!/bin/sh");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString(mode));
        sesi.environment.put("PATH", "/nowhere:" + folder);

        for (String command : List.of(program.toString(), "get-key canary")) {
            assertEquals(0, sesi.run("", "doctor", "--secret", "exec:" + command, "--output", "json"), sesi.err);

            assertEquals(verdict, verdicts().get("credential-files"));
            if (verdict.equals("warning")) {
                assertEquals(
                        program + " has mode 0777: every user of this machine can change it",
                        finding("credential-files"));
                assertEquals(
                        "do not allow other users to change the program or the certificates, or the folders around them (chmod o-w)",
                        member("credential-files", "advice"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"--ca-file, rw-rw-rw-, warning", "VAULT_CACERT, rw-rw-rw-, warning", "--ca-file, rw-r--r--, skipped"})
    void a_file_with_certificates_that_everybody_may_change_causes_a_warning(
            String setting, String mode, String verdict) throws IOException {
        Path ca = Files.writeString(folder.resolve("ca.pem"), TestCertificate.PEM);
        Files.setPosixFilePermissions(ca, PosixFilePermissions.fromString(mode));
        sesi.environment.put("PSIKOLOGIE_CA_FILE", setting.equals("--ca-file") ? ca.toString() : "");
        sesi.environment.put("VAULT_CACERT", setting.equals("VAULT_CACERT") ? ca.toString() : "");
        sesi.environment.putAll(Map.of("VAULT_ADDR", "https://vault.example", "VAULT_TOKEN", "canary"));
        String secret = setting.equals("VAULT_CACERT") ? "vault:secret/sesi#key" : "env:PSIKOLOGIE_SECRET_KEY";

        assertEquals(0, sesi.run("", "doctor", "--secret", secret, "--output", "json"), sesi.err);

        assertEquals(verdict, verdicts().get("credential-files"), finding("credential-files"));
        assertEquals(
                verdict.equals("warning"),
                finding("credential-files").equals(ca + " has mode 0666: every user of this machine can change it"));
    }

    @Test
    void the_advice_for_a_key_file_and_for_a_certificate_file_are_both_given() throws IOException {
        Path ca = Files.writeString(folder.resolve("ca.pem"), TestCertificate.PEM);
        Path key = Files.writeString(folder.resolve("key"), "canary-own-key");
        Files.setPosixFilePermissions(ca, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        assertEquals(
                0,
                sesi.run("", "doctor", "--secret", "file:" + key, "--ca-file", ca.toString(), "--output", "json"),
                sesi.err);

        assertEquals(
                key + " has mode 0644: every user of this machine can read it; " + ca
                        + " has mode 0666: every user of this machine can change it",
                finding("credential-files"));
        assertTrue(member("credential-files", "advice").contains("chmod 400"));
        assertTrue(member("credential-files", "advice").contains("the certificates"));
    }

    @Test
    void an_archive_that_fails_its_check_is_not_called_damaged_for_certain() {
        sesi.archiveState = CommandServices.ArchiveState.DAMAGED;

        assertEquals(78, sesi.run("", "doctor", "--output", "json"), sesi.err);

        assertEquals(
                "the class-data archive is damaged, which can make Java crash or hang, or it does not match this Java, for example after an update of Java",
                finding("archive"));
        assertEquals("run sesi-archive, which creates a new one", member("archive", "advice"));
    }

    @ParameterizedTest
    @CsvSource({
        "env:PSIKOLOGIE_SECRET_KEY, canary-own-key",
        "exec:pass show sesi, canary-program-key",
        "vault:secret/sesi#key, canary-vault-key"
    })
    void a_partner_id_that_is_the_secret_key_fails_and_is_not_shown(String secret, String key) {
        sesi.environment.putAll(Map.of("VAULT_ADDR", "https://vault.example", "VAULT_TOKEN", "canary"));
        sesi.environment.put("PSIKOLOGIE_PARTNER_ID", key);

        for (String format : List.of("text", "json")) {
            assertEquals(78, sesi.run("", "doctor", "--secret", secret, "--create", "--output", format), sesi.err);
            assertFalse((sesi.out + sesi.err).contains("canary"), sesi.out + sesi.err);
        }

        assertFailed(
                "partner-id",
                "PSIKOLOGIE_PARTNER_ID has the same value as the secret key; set each to the value that the vendor gave");
        assertEquals(18, verdicts().size(), "scripts rely on every check: " + verdicts());
        assertEquals(List.of(), sesi.sent);
    }
}
