package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.secret.SecretReference;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.InspectSecret.KeyTraits;
import id.sesi.application.driving.SecretUnavailableException;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.Environment;
import java.util.Map;
import java.util.Optional;

/** Looks at the keys: whether they are there, clean, and those of their environment; and whether signing works. */
record SecretChecks(Wiring wiring, Settings settings) {

    static final String SECRET = "secret";
    static final String APART = "environments-apart";

    /** The vendor's published vectors: what is signed with the published key, and the signature. */
    private static final Map<String, String> VECTORS = Map.of(
            "psikologihub-1024|ext-user-001|john.doe@example.com|John Doe|comp-001|cand-001",
            "ac689886217ce7c1002102d1327dfe741ecfeb3912426eac1777e80db427a1c2",
            "psikologihub-1024|USR-001|john.doe@example.com|John Doe||",
            "d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b");

    Check vectors() {
        boolean areRight = VECTORS.entrySet().stream()
                .allMatch(vector -> wiring.signRequest(PublishedDemo.SECRETS)
                        .sign(CanonicalString.parse(vector.getKey()))
                        .hex()
                        .equals(vector.getValue()));
        return areRight
                ? Check.passed("vectors", "both published vectors are signed as published")
                : Check.failed(
                        "vectors",
                        "this installation signs the published vectors wrongly",
                        "install it anew; do not use it",
                        ExitCode.FAILURE);
    }

    Check secret(SecretPlace place, Optional<Environment> environment) {
        try {
            KeyTraits key = inspect(place.reference());
            boolean isVendor = environment
                    .filter(found -> !found.baseUrl().getHost().matches("localhost|127\\..*|\\[::1]"))
                    .isPresent();
            if (isVendor
                    && key.equals(wiring.inspectSecret(PublishedDemo.SECRETS).inspect())) {
                return Check.failed(
                        SECRET,
                        "the key from " + place
                                + " is the published one of the vectors, which opens nothing but a sandbox",
                        "put the key there that the vendor gave you",
                        ExitCode.CONFIGURATION);
            }
            return Check.passed(SECRET, key.length() + " bytes, fingerprint " + key.fingerprint() + ", from " + place);
        } catch (SecretUnavailableException e) {
            return unavailable(SECRET, e.problem());
        } catch (InvalidSettingException e) {
            return unavailable(SECRET, e.problem());
        }
    }

    /** Contract, section 6: the keys of the environments differ. */
    Check apart(SecretPlace place, Optional<SecretReference> other, Environment environment) {
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
            return inspect(place.reference()).equals(inspect(other.get()))
                    ? Check.failed(
                            APART,
                            "staging and production have the same key: " + place + " and " + other.get(),
                            "take each environment's own key; if the vendor gave you one for both, ask for another",
                            ExitCode.CONFIGURATION)
                    : Check.passed(APART, "the keys of staging and production differ");
        } catch (SecretUnavailableException e) {
            return unavailable(APART, e.problem());
        } catch (InvalidSettingException e) {
            return unavailable(APART, e.problem());
        }
    }

    private KeyTraits inspect(SecretReference reference) throws InvalidSettingException {
        SecretSource source = wiring.secretSource(reference, settings);
        return wiring.inspectSecret(source).inspect();
    }

    private static Check unavailable(String name, String problem) {
        return Check.failed(
                name, problem, "put the key there and nothing else; docs/secrets.md shows how", ExitCode.CONFIGURATION);
    }
}
