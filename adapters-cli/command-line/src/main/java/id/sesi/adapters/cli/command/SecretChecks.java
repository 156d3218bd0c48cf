package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.Certificates;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.NetworkSettings;
import id.sesi.adapters.cli.settings.ProxyBypass;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.adapters.cli.settings.VaultSettings;
import id.sesi.application.diagnosis.driving.InspectSecret.KeyDescription;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that signing works, that the keys are available and valid, and that each environment has its own key. */
record SecretChecks(CommandContext context, Settings settings) {

    static final String PUBLISHED_SIGNATURES = "published-signatures";
    static final String SECRET = "secret";
    static final String KEYS_DIFFER = "keys-differ";

    /** One attempt of {@code create} takes at most this time, so a key that arrives later is of no use. */
    private static final Duration MAX_ATTEMPT_TIME = Duration.ofSeconds(10);

    /** The vendor's published examples: the signature of each canonical string with the published key. */
    private static final Map<String, String> SIGNATURES_OF_EXAMPLES = Map.of(
            "psikologihub-1024|ext-user-001|john.doe@example.com|John Doe|comp-001|cand-001",
            "ac689886217ce7c1002102d1327dfe741ecfeb3912426eac1777e80db427a1c2",
            "psikologihub-1024|USR-001|john.doe@example.com|John Doe||",
            "d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b");

    Check publishedSignatures() {
        SignRequest signRequest =
                context.offlineUseCases(VendorExample.KEY_SETTINGS).signRequest();
        boolean matches = SIGNATURES_OF_EXAMPLES.entrySet().stream()
                .allMatch(example -> signRequest
                        .sign(CanonicalString.parse(example.getKey()))
                        .hex()
                        .equals(example.getValue()));
        return matches
                ? Check.passed(PUBLISHED_SIGNATURES, "signs both of the vendor's published examples correctly")
                : Check.failed(
                        PUBLISHED_SIGNATURES,
                        "this installation signs the vendor's published examples wrongly",
                        "do not use this installation; install sesi again",
                        ExitCode.FAILURE);
    }

    /** {@return two checks: that the key is available and valid, and that the environments have different keys} */
    List<Check> keyChecks(SelectedSecretReference location, Optional<SecretReference> other, Environment environment)
            throws InvalidSettingException {
        KeyDescription key;
        try {
            key = inspect(location.reference());
        } catch (SecretUnavailableException e) {
            return List.of(
                    unavailable(SECRET, e.problem()), Check.skipped(KEYS_DIFFER, "the secret key is not available"));
        }
        return List.of(secretCheck(key, location, environment), keysDifferCheck(key, location, other, environment));
    }

    private Check secretCheck(KeyDescription key, SelectedSecretReference location, Environment environment)
            throws InvalidSettingException {
        if (isPartnerId(key)) {
            return Check.failed(
                    SECRET,
                    settings.partnerIdIsKey(),
                    "ask the vendor for a new key if the key was sent as the partner ID",
                    ExitCode.CONFIGURATION);
        }
        boolean isSandbox = !environment.isProduction() && ProxyBypass.LOOPBACK.contains(environment.server());
        if (!isSandbox && key.equals(inspect(VendorExample.KEY_SETTINGS))) {
            return Check.failed(
                    SECRET,
                    "the key from " + location
                            + " is the vendor's published demo key, which is valid only in a sandbox",
                    "replace it with the key that the vendor gave you",
                    ExitCode.CONFIGURATION);
        }
        String finding = key.length() + " bytes, fingerprint " + key.fingerprint() + ", from " + location;
        Optional<Certificates> vaultCertificates =
                settings.keys(location.reference(), Optional.empty()).vault().map(VaultSettings::extraCertificates);
        Optional<String> expired = vaultCertificates.flatMap(certificates -> certificates.expired(Instant.now()));
        if (expired.isPresent()) {
            return Check.warning(
                    SECRET,
                    finding + "; in the file of VAULT_CACERT, " + expired.get(),
                    "replace the expired certificate in the file of VAULT_CACERT, or remove it");
        }
        return vaultCertificates.filter(Certificates::hasPrivateKey).isPresent()
                ? Check.warning(
                        SECRET,
                        finding + "; the file of VAULT_CACERT also contains a private key, which sesi does not need",
                        "store only certificates in the file of VAULT_CACERT")
                : Check.passed(SECRET, finding);
    }

    /** The vendor's contract, section 6, requires different keys for the environments. */
    private Check keysDifferCheck(
            KeyDescription key,
            SelectedSecretReference location,
            Optional<SecretReference> other,
            Environment environment)
            throws InvalidSettingException {
        Optional<String> mismatch = location.environmentMismatch(environment);
        if (mismatch.isPresent()) {
            return Check.failed(
                    KEYS_DIFFER,
                    mismatch.get(),
                    "set the right environment or the right key; if both are right, rename the location of the key",
                    ExitCode.CONFIGURATION);
        }
        if (other.isEmpty()) {
            return Check.skipped(
                    KEYS_DIFFER,
                    "--other-secret is not set; set it, or compare the fingerprint above with that of the other"
                            + " environment's key");
        }
        try {
            return key.equals(inspect(other.get()))
                    ? Check.failed(
                            KEYS_DIFFER,
                            "staging and production have the same key: " + location + " and " + other.get(),
                            "use a separate key for each environment; if the vendor gave you one key for both, ask for a"
                                    + " second key",
                            ExitCode.CONFIGURATION)
                    : Check.passed(KEYS_DIFFER, "the keys of staging and production differ");
        } catch (SecretUnavailableException e) {
            return unavailable(KEYS_DIFFER, e.problem());
        }
    }

    private boolean isPartnerId(KeyDescription key) throws InvalidSettingException {
        KeySettings partnerIdAsKey = new KeySettings(
                settings.findPartnerId(),
                Optional.of(new SecretReference(SecretReference.Scheme.ENV, "PARTNER_ID")),
                Optional.empty(),
                Optional.empty(),
                Map.of("PARTNER_ID", settings.requirePartnerId().value()));
        return key.equals(inspect(partnerIdAsKey));
    }

    private KeyDescription inspect(SecretReference reference) throws InvalidSettingException {
        return inspect(settings.keys(reference, Optional.empty()));
    }

    private KeyDescription inspect(KeySettings keys) throws InvalidSettingException {
        Duration deadline = settings.deadline(CreateSession.DEFAULT_DEADLINE);
        return context.useCases(new UseCaseSettings(
                        NetworkSettings.OFFLINE,
                        keys,
                        deadline.compareTo(MAX_ATTEMPT_TIME) < 0 ? deadline : MAX_ATTEMPT_TIME,
                        Optional.empty()))
                .inspectSecret()
                .inspect();
    }

    static Check unavailable(String name, String problem) {
        return Check.failed(
                name,
                problem,
                "see docs/secrets.md for how to store the key and set its location",
                ExitCode.CONFIGURATION);
    }
}
