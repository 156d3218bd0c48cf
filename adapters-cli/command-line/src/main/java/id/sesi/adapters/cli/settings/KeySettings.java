package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import id.sesi.adapters.cli.settings.SecretReference.Scheme;
import id.sesi.domain.PartnerId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The partner, and the locations of its secret keys. The references contain no key, but the variables may contain one.
 *
 * @param partnerId the partner; empty if the command neither signs nor creates a session
 * @param secret the location of the signing key; empty if the command needs no key
 * @param otherSecret the location of the other environment's key; empty if it is not set
 * @param vault the settings of Vault; present if one of the keys is in Vault
 * @param variables the environment variables, from which keys of the scheme {@code env} are read
 * @since 1.0.0
 */
public record KeySettings(
        Optional<PartnerId> partnerId,
        Optional<SecretReference> secret,
        Optional<SecretReference> otherSecret,
        Optional<VaultSettings> vault,
        Map<String, String> variables) {

    /** The settings of commands that need no key. */
    public static final KeySettings NONE =
            new KeySettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public KeySettings {
        requireNonNull(partnerId);
        requireNonNull(secret);
        requireNonNull(otherSecret);
        variables = Map.copyOf(variables);
        if (vault.isEmpty() && isInVault(secret, otherSecret)) {
            throw new IllegalArgumentException("the settings of Vault are missing, but a key is in Vault");
        }
    }

    /** {@return the same locations for this partner} */
    public KeySettings withPartner(PartnerId partner) {
        return new KeySettings(Optional.of(partner), secret, otherSecret, vault, variables);
    }

    static boolean isInVault(Optional<SecretReference> secret, Optional<SecretReference> otherSecret) {
        return references(secret, otherSecret).anyMatch(reference -> reference.scheme() == Scheme.VAULT);
    }

    private static Stream<SecretReference> references(
            Optional<SecretReference> secret, Optional<SecretReference> otherSecret) {
        return Stream.of(secret, otherSecret).flatMap(Optional::stream);
    }

    /** {@return the keys that can be read without delay; the caller closes them} */
    public KnownKeys knownKeys() {
        return KnownKeys.read(references(secret, otherSecret), variables);
    }

    /** {@return the programs that print keys, and the file with certificates for Vault; other users may read, but not change them} */
    public List<Path> trustedFiles() {
        Stream<Path> programs = references(secret, otherSecret)
                .filter(reference -> reference.scheme() == Scheme.EXEC)
                .flatMap(reference -> ProgramPath.find(reference.command().get(0), variables).stream());
        Stream<Path> certificates = vault
                .flatMap(unused -> Setting.variable(variables, "VAULT_CACERT"))
                .map(file -> Path.of(file.value()))
                .stream();
        return Stream.concat(programs, certificates).toList();
    }

    /**
     * {@return the files with keys or credentials whose modes the user can set} The token of the Kubernetes service account is not
     * among them, because only Kubernetes can set its mode.
     */
    public List<Path> filesToCheck() {
        Stream<Path> keys = references(secret, otherSecret)
                .filter(reference -> reference.scheme() == Scheme.FILE)
                .map(reference -> Path.of(reference.location()));
        Stream<Path> credentials = vault.filter(found -> found.login() != VaultSettings.Login.KUBERNETES).stream()
                .flatMap(found -> found.credential().fold(text -> Stream.empty(), file -> Stream.of(file.file())));
        return Stream.concat(keys, credentials).toList();
    }

    /** {@return the partner and the references only, because the variables are confidential} */
    @Override
    public String toString() {
        return "KeySettings[partnerId=" + partnerId + ", secret=" + secret + ", otherSecret=" + otherSecret + "]";
    }
}
