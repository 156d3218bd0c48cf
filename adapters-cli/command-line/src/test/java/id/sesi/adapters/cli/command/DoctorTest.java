package id.sesi.adapters.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.stream.JsonReader;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Failure;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {

    private static final AttemptResult CREATED = new AttemptResult.Created(
            Session.of("canary-token", "https://a.example/?token=canary-token", "p", 4_000_000_000L));

    private final FakeUseCaseFactory sesi = new FakeUseCaseFactory(CREATED);

    @TempDir
    private Path folder;

    @BeforeEach
    void ownKey() {
        sesi.environment.put("PSIKOLOGIE_SECRET_KEY", "canary-own-key");
    }

    @Test
    void a_sound_installation_passes() {
        assertEquals(0, sesi.run("", "doctor", "--audit-dir", folder.toString()));
        assertTrue(
                sesi.out.matches(
                        "(?s)ok       partner-id         psikologihub-1024 \\(set by PSIKOLOGIE_PARTNER_ID\\)\n"
                                + "ok       environment        staging \\(default\\) at https://dev-app.psikologiehub.com\n.*"),
                sesi.out);
        assertEquals("", sesi.err);
        assertFalse(sesi.out.contains("canary"), sesi.out);
        assertEquals(List.of(), sesi.sent);
    }

    @Test
    void tells_scripts_what_it_found() {
        assertEquals(0, sesi.run("", "doctor", "--audit-dir", folder.toString(), "--output", "json"));
        assertEquals(
                Map.ofEntries(
                        Map.entry("partner-id", "passed"),
                        Map.entry("environment", "passed"),
                        Map.entry("ca-file", "passed"),
                        Map.entry("proxy", "passed"),
                        Map.entry("deadline", "passed"),
                        Map.entry("audit-dir", "passed"),
                        Map.entry("secret-place", "passed"),
                        Map.entry("other-secret-place", "passed"),
                        Map.entry("vectors", "passed"),
                        Map.entry("secret", "passed"),
                        Map.entry("environments-apart", "skipped"),
                        Map.entry("audit", "passed"),
                        Map.entry("vendor-reached", "passed"),
                        Map.entry("clock", "passed"),
                        Map.entry("session-created", "skipped")),
                verdicts());
        assertTrue(Files.exists(folder), "the folder is left as it was");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "PSIKOLOGIE_PARTNER_ID##78#partner-id#there is no partner id; set --partner-id",
                "PSIKOLOGIE_ENVIRONMENT#prod#78#environment#PSIKOLOGIE_ENVIRONMENT needs to be staging or production",
                "PSIKOLOGIE_BASE_URL#https://app.psikologiehub.com#78#environment#PSIKOLOGIE_BASE_URL is the address of the other",
                "PSIKOLOGIE_CA_FILE#/nowhere#78#ca-file#PSIKOLOGIE_CA_FILE names a file that does not exist",
                "HTTPS_PROXY#socks://x#78#proxy#HTTPS_PROXY needs the form http://",
                "PSIKOLOGIE_DEADLINE#soon#78#deadline#PSIKOLOGIE_DEADLINE is not a duration",
                "PSIKOLOGIE_SECRET_KEY##78#secret-place#there is no secret key; set PSIKOLOGIE_SECRET_KEY",
                "PSIKOLOGIE_SECRET#vault:canary#78#secret-place#PSIKOLOGIE_SECRET needs the form vault:PATH#FIELD",
                "PSIKOLOGIE_OTHER_SECRET#canary#78#other-secret-place#PSIKOLOGIE_OTHER_SECRET needs one of the forms",
                "PSIKOLOGIE_SECRET_KEY#canary #78#secret#the secret key in the environment variable PSIKOLOGIE_SECRET_KEY starts",
                "PSIKOLOGIE_SECRET_KEY#demo-secret-key-123#78#secret#the key from env:PSIKOLOGIE_SECRET_KEY (set by",
                "PSIKOLOGIE_AUDIT_DIR#/proc/nowhere#78#audit#records cannot be written to /proc/nowhere"
            })
    void what_is_wrong_fails_and_says_what_to_do(
            String variable, String value, int exitCode, String check, String finding) {
        if (value == null) {
            sesi.environment.remove(variable);
        } else {
            // Blanks at the end are trimmed by the table.
            sesi.environment.put(variable, value.equals("canary") && variable.endsWith("KEY") ? "canary " : value);
        }

        assertEquals(exitCode, sesi.run("", "doctor", "--output", "json"), sesi.err);

        assertFailed(check, finding);
        assertEquals(15, verdicts().size(), "scripts count on every check: " + verdicts());
        assertTrue(sesi.err.startsWith("sesi: 1 of 15 "), sesi.err);
        assertTrue(sesi.err.endsWith("the first: " + check + "\n"), sesi.err);
    }

    @Test
    void the_same_key_for_both_environments_is_refused() {
        sesi.environment.put("OTHER", "canary-own-key");
        assertEquals(78, sesi.run("", "doctor", "--other-secret", "env:OTHER", "--output", "json"));
        assertFailed(
                "environments-apart",
                "staging and production have the same key: env:PSIKOLOGIE_SECRET_KEY (set by"
                        + " PSIKOLOGIE_SECRET_KEY) and env:OTHER");
    }

    @Test
    void different_keys_for_the_environments_are_fine() {
        sesi.environment.put("OTHER", "canary-two-key");
        assertEquals(0, sesi.run("", "doctor", "--other-secret", "env:OTHER", "--output", "json"));
        assertEquals("passed", verdicts().get("environments-apart"));
    }

    @Test
    void a_key_that_is_called_staging_is_refused_in_production() {
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
        assertFailed("environments-apart", "the environment is production, but where the key is, env:STAGING_KEY");
    }

    @Test
    void production_needs_audit_records() {
        assertEquals(78, sesi.run("", "doctor", "--environment", "production", "--output", "json"));
        assertFailed("audit", "no audit records are kept, but the vendor asks for them");
    }

    @ParameterizedTest
    @CsvSource({"UNREACHABLE, 69", "TIMED_OUT, 69", "UNTRUSTED, 78"})
    void a_vendor_that_cannot_be_reached(Failure failure, int exitCode) {
        sesi.probeResult = ProbeResult.failed(failure, "no way");
        assertEquals(exitCode, sesi.run("", "doctor", "--output", "json"));
        assertFailed("vendor-reached", "https://dev-app.psikologiehub.com: no way");
        assertEquals("skipped", verdicts().get("clock"));
    }

    @ParameterizedTest
    @CsvSource({
        "60, passed, is 60 s ahead of",
        "-60, passed, is 60 s behind",
        "61, failed, is 61 s ahead of",
        "-3600, failed, is 3600 s behind"
    })
    void clocks_that_drift(long ahead, String verdict, String finding) {
        sesi.probeResult = ProbeResult.responded(404, Optional.of(Duration.ofSeconds(ahead)));
        assertEquals(verdict.equals("passed") ? 0 : 78, sesi.run("", "doctor", "--output", "json"));
        assertEquals(verdict, verdicts().get("clock"));
        assertTrue(finding("clock").contains(finding), finding("clock"));
    }

    @Test
    void creates_a_session_if_that_is_asked_for() {
        assertEquals(0, sesi.run("", "doctor", "--create", "--output", "json"));
        assertEquals("a session was created; it is over at 2096-10-02T07:06:40Z", finding("session-created"));
        assertEquals("sesi-doctor", sesi.sent.get(0).user().userId());
        assertFalse(sesi.out.contains("canary"), sesi.out);
    }

    @Test
    void creates_a_session_for_the_user_that_is_named() {
        assertEquals(0, sesi.run("", "doctor", "--create", "--user-id", "U", "--email", "a@b", "--name", "n"));
        assertEquals("U", sesi.sent.get(0).user().userId());
    }

    @Test
    void creates_no_session_for_a_made_up_user_in_production() {
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
        assertFailed("session-created", "in production no session is created for a made-up user");
        assertEquals(List.of(), sesi.sent);
    }

    @Test
    void creates_no_session_where_something_else_failed() {
        sesi.probeResult = ProbeResult.failed(Failure.UNREACHABLE, "no way");
        assertEquals(69, sesi.run("", "doctor", "--create", "--output", "json"));
        assertEquals("skipped", verdicts().get("session-created"));
        assertEquals(List.of(), sesi.sent);
    }

    @Test
    void a_session_that_is_over_already_is_no_success() {
        FakeUseCaseFactory late = new FakeUseCaseFactory(
                new AttemptResult.Created(Session.of("t", "https://a.example/?token=t", "p", 1_700_000_000)));
        late.environment.put("PSIKOLOGIE_SECRET_KEY", "k");
        assertEquals(76, late.run("", "doctor", "--create"));
        assertTrue(late.out.contains("but it was over at 2023-11-14"), late.out);
    }

    @Test
    void a_refusal_is_told_as_create_tells_it() {
        FakeUseCaseFactory refusing =
                new FakeUseCaseFactory(new AttemptResult.Refused(Refusal.INVALID_SIGNATURE, VendorError.NONE));
        refusing.environment.put("PSIKOLOGIE_SECRET_KEY", "k");
        assertEquals(77, refusing.run("", "doctor", "--create"));
        assertTrue(
                refusing.out.contains("FAILED   session-created    the vendor refused the request (401)"),
                refusing.out);
        assertTrue(refusing.out.contains("; the key is from env:PSIKOLOGIE_SECRET_KEY"), refusing.out);
    }

    @Test
    void verbose_shouts_when_a_staging_key_is_used_in_production() {
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
                        sesi: WARNING: the environment is production, but where the key is, env:STAGING_KEY, is called like the other one
                          environment PRODUCTION at https://app.psikologiehub.com, key from env:STAGING_KEY (set by --secret, which comes before PSIKOLOGIE_SECRET_KEY)
                        """), sesi.err);
    }

    @ParameterizedTest
    @CsvSource({
        "production, file:/run/secrets/staging.key, true",
        "production, file:/run/secrets/psikologie_dev, true",
        "production, vault:secret/sesi/test#key, true",
        "production, exec:staging-key, true",
        "production, exec:pass show psikologie/staging, true",
        "production, env:NON_PROD_KEY, true",
        "staging, env:NON_PROD_KEY, false",
        "staging, exec:pass show psikologie/production, true",
        "production, file:/run/secrets/key, false",
        "production, file:/devices/latest, false",
        "production, file:/prod/dev-ops/key, false",
        "production, vault:secret/production/sesi#key, false",
        "staging, vault:secret/prod/sesi#key, true",
        "staging, vault:secret/staging/sesi#key, false"
    })
    void a_place_that_is_called_like_the_other_environment(String environment, String reference, boolean suspicious) {
        SecretLocation place =
                new SecretLocation(SecretReference.parse(reference).orElseThrow(), "--secret");
        assertEquals(
                suspicious, place.suspicionIn(Environment.named(environment)).isPresent());
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
}
