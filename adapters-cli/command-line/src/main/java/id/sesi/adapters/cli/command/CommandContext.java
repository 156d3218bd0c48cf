package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driving.CreateSession;
import java.util.Map;

/**
 * What every command has around it.
 *
 * @param streams the standard streams
 * @param environmentVariables may hold the secret key
 * @param useCases makes what the commands drive
 */
record CommandContext(Streams streams, Map<String, String> environmentVariables, UseCaseFactory useCases) {

    /** {@return the settings of a run: its flags, and the environment variables} */
    Settings settings(Arguments arguments) {
        return new Settings(arguments::value, environmentVariables);
    }

    /** {@return all that a call to the vendor needs to know} */
    ConnectionSettings connection(Arguments arguments, Settings settings, SecretLocation place)
            throws InvalidSettingException {
        return new ConnectionSettings(
                settings.environment(),
                settings.alsoTrusted(),
                settings.proxy(),
                useCases.secretSource(place.reference(), settings),
                settings.deadline(CreateSession.DEFAULT_DEADLINE),
                settings.auditDirectory(),
                onlooker(arguments));
    }

    /** {@return who shows the attempts as they happen, if that is asked for} */
    AuditTrail onlooker(Arguments arguments) {
        return arguments.has(Cli.VERBOSE) ? new ShownAttempts(streams.err()) : entry -> {};
    }

    /** {@return a fixed text: the variables are confidential} */
    @Override
    public String toString() {
        return "CommandContext[redacted]";
    }
}
