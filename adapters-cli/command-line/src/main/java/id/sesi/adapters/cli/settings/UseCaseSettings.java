package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that the use cases of one command need to know: plain data, validated.
 *
 * @param network how the vendor is reached
 * @param keys where the keys are
 * @param deadline the total time of one call; positive
 * @param auditDirectory where audit records are kept, if anywhere
 */
public record UseCaseSettings(
        NetworkSettings network, KeySettings keys, Duration deadline, Optional<Path> auditDirectory) {

    public UseCaseSettings {
        requireNonNull(network);
        requireNonNull(keys);
        requireNonNull(deadline);
        requireNonNull(auditDirectory);
    }
}
