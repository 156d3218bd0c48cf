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
import java.util.Map;
import java.util.Optional;

/**
 * What every command has around it.
 *
 * @param streams the standard streams
 * @param environmentVariables may hold the secret key
 * @param factory makes what the commands drive
 */
record CommandContext(Streams streams, Map<String, String> environmentVariables, UseCaseFactory factory) {

    private static final AuditTrail NO_ONLOOKER = entry -> {};

    /** {@return the settings of a run: its flags, and the environment variables} */
    Settings settings(Arguments arguments) {
        return new Settings(arguments::value, environmentVariables);
    }

    /** {@return all settings of a call to the vendor} */
    UseCaseSettings connection(Settings settings, SecretReference secret) throws InvalidSettingException {
        return new UseCaseSettings(
                settings.network(),
                settings.keys(secret, Optional.empty()),
                settings.deadline(CreateSession.DEFAULT_DEADLINE),
                settings.auditDirectory());
    }

    /** {@return use cases that need a key and no network} */
    UseCaseFactory.UseCaseSet offline(KeySettings keys) {
        return useCases(
                new UseCaseSettings(NetworkSettings.DEFAULT, keys, CreateSession.DEFAULT_DEADLINE, Optional.empty()));
    }

    /** {@return use cases whose audit records nobody watches} */
    UseCaseFactory.UseCaseSet useCases(UseCaseSettings settings) {
        return factory.useCases(settings, NO_ONLOOKER);
    }

    /** {@return the audit trail that shows each attempt as it ends, if that is asked for} */
    AuditTrail onlooker(Arguments arguments) {
        return arguments.has(Cli.VERBOSE) ? new ShownAttempts(streams.err()) : NO_ONLOOKER;
    }

    /** {@return a fixed text: the variables are confidential} */
    @Override
    public String toString() {
        return "CommandContext[redacted]";
    }
}
