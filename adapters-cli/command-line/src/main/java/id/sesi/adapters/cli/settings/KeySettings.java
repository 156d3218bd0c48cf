package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import id.sesi.adapters.cli.settings.SecretReference.Scheme;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the secret keys are. Holds no key, but the variables may.
 *
 * @param secret the key that signs, if the command needs one
 * @param otherSecret the key of the other environment, if it is set
 * @param vault how to log in to Vault, if one of the keys is there
 * @param variables the environment variables in which keys of the scheme {@code env} are
 */
public record KeySettings(
        Optional<SecretReference> secret,
        Optional<SecretReference> otherSecret,
        Optional<VaultSettings> vault,
        Map<String, String> variables) {

    /** The settings of commands that need no key. */
    public static final KeySettings NONE =
            new KeySettings(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public KeySettings {
        requireNonNull(secret);
        requireNonNull(otherSecret);
        variables = Map.copyOf(variables);
        if (vault.isEmpty() && isInVault(secret, otherSecret)) {
            throw new IllegalArgumentException("a key in Vault needs the settings of Vault");
        }
    }

    static boolean isInVault(Optional<SecretReference> secret, Optional<SecretReference> otherSecret) {
        return Stream.of(secret, otherSecret)
                .flatMap(Optional::stream)
                .anyMatch(reference -> reference.scheme() == Scheme.VAULT);
    }

    /** {@return the references alone: the variables are confidential} */
    @Override
    public String toString() {
        return "KeySettings[secret=" + secret + ", otherSecret=" + otherSecret + "]";
    }
}
