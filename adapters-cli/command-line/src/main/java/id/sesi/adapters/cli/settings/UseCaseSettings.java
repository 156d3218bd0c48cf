package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The validated settings of the use cases of one command.
 *
 * @param network the settings for connections to the vendor
 * @param keys the locations of the secret keys
 * @param deadline the maximum duration of one call; positive
 * @param auditDirectory the folder for audit records; empty if none are written
 * @since 1.0.0
 */
public record UseCaseSettings(
        NetworkSettings network, KeySettings keys, Duration deadline, Optional<Path> auditDirectory) {

    public UseCaseSettings {
        requireNonNull(network);
        requireNonNull(keys);
        requireNonNull(deadline);
        requireNonNull(auditDirectory);
    }

    /** {@return a line for each setting that is partly ignored, for the user} */
    public List<String> warnings() {
        return Stream.of(network.proxy(), keys.vault().flatMap(VaultSettings::proxy))
                .flatMap(Optional::stream)
                .flatMap(proxy -> proxy.bypass().problem().stream())
                .map(problem -> problem + "; " + ProxyBypass.ADVICE)
                .distinct()
                .toList();
    }
}
