package id.sesi.adapters.cli.command;

import static java.util.Objects.requireNonNull;

import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.Environment;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reference to the secret key, and the setting that selected this reference, for messages.
 *
 * @param reference the selected reference
 * @param setBy the options or variables that set the reference
 */
record SelectedSecretReference(SecretReference reference, String setBy) {

    private static final Pattern STAGING_NAME = word(
            "(non|pre)[-_.]?prod(uction)?|staging|stage|stg|dev|develop|development|sandbox|test|testing|demo|uat|qa");
    private static final Pattern PRODUCTION_NAME = word("production|prod|prd|live");

    SelectedSecretReference {
        requireNonNull(reference);
        requireNonNull(setBy);
    }

    static SelectedSecretReference of(SecretReference reference, Settings settings) {
        return new SelectedSecretReference(reference, settings.secretSetBy());
    }

    private static Pattern word(String words) {
        return Pattern.compile("(?i)(?<![a-z])(" + words + ")(?![a-z])");
    }

    /** {@return the failure of a command that cannot read its key} */
    CommandFailedException failure(SecretUnavailableException e) {
        return new CommandFailedException(
                ExitCode.CONFIGURATION, List.of(e.problem(), "sesi reads the key from this location only: " + this));
    }

    /** {@return a message if the name of the location suggests the other environment; empty otherwise} */
    Optional<String> environmentMismatch(Environment environment) {
        // Without the arguments of a command: the warning does not show them, so nobody could see the reason.
        String shown = reference.toString();
        boolean suggestsStaging = STAGING_NAME.matcher(shown).find();
        boolean suggestsProduction = PRODUCTION_NAME
                .matcher(STAGING_NAME.matcher(shown).replaceAll(""))
                .find();
        boolean suggestsOther = environment.isProduction()
                ? suggestsStaging && !suggestsProduction
                : suggestsProduction && !suggestsStaging;
        return suggestsOther
                ? Optional.of("the environment is " + environment.name()
                        + ", but the name of the key's location suggests the other environment: " + reference)
                : Optional.empty();
    }

    /** {@return the reference, and what set it} */
    @Override
    public String toString() {
        return reference + " (set by " + setBy + ")";
    }
}
