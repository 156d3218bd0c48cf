package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.NetworkSettings;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.diagnosis.driving.InspectSecret.KeyTraits;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the keys: whether they are there, clean, and those of their environment; and whether signing works. */
record SecretChecks(CommandContext context, Settings settings) {

    static final String VECTORS = "vectors";
    static final String SECRET = "secret";
    static final String APART = "environments-apart";

    /** The vendor's published vectors: what is signed with the published key, and the signature. */
    private static final Map<String, String> PUBLISHED = Map.of(
            "psikologihub-1024|ext-user-001|john.doe@example.com|John Doe|comp-001|cand-001",
            "ac689886217ce7c1002102d1327dfe741ecfeb3912426eac1777e80db427a1c2",
            "psikologihub-1024|USR-001|john.doe@example.com|John Doe||",
            "d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b");

    Check vectors() {
        SignRequest signRequest = context.offline(PublishedDemo.KEYS).signRequest();
        boolean areRight = PUBLISHED.entrySet().stream()
                .allMatch(vector -> signRequest
                        .sign(CanonicalString.parse(vector.getKey()))
                        .hex()
                        .equals(vector.getValue()));
        return areRight
                ? Check.passed(VECTORS, "both published vectors are signed as published")
                : Check.failed(
                        VECTORS,
                        "this installation signs the published vectors wrongly",
                        "install it anew; do not use it",
                        ExitCode.FAILURE);
    }

    /** {@return whether the key is there and clean, and whether it is that of its environment alone} */
    List<Check> keys(SecretLocation place, Optional<SecretReference> other, Environment environment)
            throws InvalidSettingException {
        KeyTraits key;
        try {
            key = inspect(place.reference());
        } catch (SecretUnavailableException e) {
            return List.of(unavailable(SECRET, e.problem()), Check.skipped(APART, "the key cannot be had"));
        }
        return List.of(own(key, place, environment), apart(key, place, other, environment));
    }

    private Check own(KeyTraits key, SecretLocation place, Environment environment) throws InvalidSettingException {
        boolean isSandbox =
                !environment.isProduction() && environment.baseUrl().getHost().matches("localhost|127\\..*|\\[::1]");
        if (!isSandbox && key.equals(inspect(PublishedDemo.KEYS))) {
            return Check.failed(
                    SECRET,
                    "the key from " + place + " is the published one of the vectors, which opens nothing but a sandbox",
                    "put the key there that the vendor gave you",
                    ExitCode.CONFIGURATION);
        }
        return Check.passed(SECRET, key.length() + " bytes, fingerprint " + key.fingerprint() + ", from " + place);
    }

    /** Contract, section 6: the keys of the environments differ. */
    private Check apart(KeyTraits key, SecretLocation place, Optional<SecretReference> other, Environment environment)
            throws InvalidSettingException {
        Optional<String> suspicion = place.suspicionIn(environment);
        if (suspicion.isPresent()) {
            return Check.failed(
                    APART,
                    suspicion.get(),
                    "name the right environment, or the right key; or keep the key where its name does not mislead",
                    ExitCode.CONFIGURATION);
        }
        if (other.isEmpty()) {
            return Check.skipped(
                    APART,
                    "--other-secret is not set; set it, or compare the fingerprint above with the other environment's");
        }
        try {
            return key.equals(inspect(other.get()))
                    ? Check.failed(
                            APART,
                            "staging and production have the same key: " + place + " and " + other.get(),
                            "take each environment's own key; if the vendor gave you one for both, ask for another",
                            ExitCode.CONFIGURATION)
                    : Check.passed(APART, "the keys of staging and production differ");
        } catch (SecretUnavailableException e) {
            return unavailable(APART, e.problem());
        }
    }

    private KeyTraits inspect(SecretReference reference) throws InvalidSettingException {
        return inspect(settings.keys(reference, Optional.empty()));
    }

    private KeyTraits inspect(KeySettings keys) throws InvalidSettingException {
        return context.useCases(new UseCaseSettings(
                        NetworkSettings.DEFAULT,
                        keys,
                        settings.deadline(CreateSession.DEFAULT_DEADLINE),
                        Optional.empty()))
                .inspectSecret()
                .inspect();
    }

    static Check unavailable(String name, String problem) {
        return Check.failed(name, problem, "docs/secrets.md shows how keys are kept and found", ExitCode.CONFIGURATION);
    }
}
