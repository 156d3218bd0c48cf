package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.NetworkSettings;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driving.CreateSession;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of a command: streams, variables and use cases.
 *
 * @param streams the standard streams
 * @param environmentVariables the environment variables; they may contain the secret key
 * @param services the use cases and everything else that the commands call
 */
record CommandContext(Streams streams, Map<String, String> environmentVariables, CommandServices services) {

    private static final AuditTrail NO_AUDIT_TRAIL = entry -> {};

    /** {@return the settings from the given options and the environment variables} */
    Settings settings(Arguments arguments) {
        return new Settings(arguments::value, environmentVariables);
    }

    /** {@return all settings of a call to the vendor} */
    UseCaseSettings useCaseSettings(Settings settings, SecretReference secret) throws InvalidSettingException {
        return new UseCaseSettings(
                settings.network(),
                settings.keys(secret, Optional.empty()),
                settings.deadline(CreateSession.DEFAULT_DEADLINE),
                settings.auditDirectory());
    }

    /** {@return use cases for commands that need a key but no network} Prints the warnings about the settings. */
    CommandServices.UseCaseSet offlineUseCases(KeySettings keys) {
        return offlineUseCases(keys, CreateSession.DEFAULT_DEADLINE);
    }

    /** {@return use cases as above, which fetch the key within the deadline of the settings} */
    CommandServices.UseCaseSet offlineUseCases(KeySettings keys, Settings settings) throws InvalidSettingException {
        return offlineUseCases(keys, settings.deadline(CreateSession.DEFAULT_DEADLINE));
    }

    private CommandServices.UseCaseSet offlineUseCases(KeySettings keys, Duration deadline) {
        UseCaseSettings settings = new UseCaseSettings(NetworkSettings.OFFLINE, keys, deadline, Optional.empty());
        printWarnings(settings);
        return useCases(settings);
    }

    /** Prints the warnings about these settings on standard error. Call this method once in each command. */
    void printWarnings(UseCaseSettings settings) {
        ErrorOutput.print(streams.err(), settings.warnings());
    }

    /** {@return use cases that write audit records to the audit trail of the settings, and to no additional one} */
    CommandServices.UseCaseSet useCases(UseCaseSettings settings) {
        return services.useCases(settings, NO_AUDIT_TRAIL);
    }

    /** {@return an audit trail that prints each attempt. Without {@code --verbose}, it does nothing} */
    AuditTrail attemptPrinter(Arguments arguments) {
        return arguments.isGiven(Cli.VERBOSE) ? new AttemptPrinter(streams.err()) : NO_AUDIT_TRAIL;
    }

    /** {@return a fixed text, because the variables are confidential} */
    @Override
    public String toString() {
        return "CommandContext[redacted]";
    }
}
