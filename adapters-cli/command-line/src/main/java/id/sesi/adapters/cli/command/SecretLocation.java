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
 * Where the secret key is and who said so, in words.
 *
 * @param reference where it is
 * @param source the flags or variables that said so
 */
record SecretLocation(SecretReference reference, String source) {

    private static final Pattern OF_STAGING = word(
            "(non|pre)[-_.]?prod(uction)?|staging|stage|stg|dev|develop|development|sandbox|test|testing|demo|uat|qa");
    private static final Pattern OF_PRODUCTION = word("production|prod|prd|live");

    SecretLocation {
        requireNonNull(reference);
        requireNonNull(source);
    }

    static SecretLocation of(SecretReference reference, Settings settings) {
        return new SecretLocation(reference, settings.sourceOfSecret());
    }

    private static Pattern word(String words) {
        return Pattern.compile("(?i)(?<![a-z])(" + words + ")(?![a-z])");
    }

    /** {@return the failure of a command that needs the key} */
    CommandFailure failure(SecretUnavailableException e) {
        return new CommandFailure(
                ExitCode.CONFIGURATION, List.of(e.problem(), "it was looked for at " + this + ", and nowhere else"));
    }

    /** {@return what is suspicious about that place in that environment, going by its name} */
    Optional<String> suspicionIn(Environment environment) {
        // The whole place, also of a command whose arguments are not shown.
        boolean isOfStaging = OF_STAGING.matcher(reference.place()).find();
        boolean isOfProduction = OF_PRODUCTION
                .matcher(OF_STAGING.matcher(reference.place()).replaceAll(""))
                .find();
        boolean isSuspicious =
                environment.isProduction() ? isOfStaging && !isOfProduction : isOfProduction && !isOfStaging;
        return isSuspicious
                ? Optional.of("the environment is " + environment.name() + ", but where the key is, " + reference
                        + ", is called like the other one")
                : Optional.empty();
    }

    /** {@return reference and source} */
    @Override
    public String toString() {
        return reference + " (set by " + source + ")";
    }
}
