package id.sesi.adapters.cli.command;

import static java.util.Objects.requireNonNull;

import id.sesi.adapters.cli.secret.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.application.driving.SecretUnavailableException;
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
record SecretPlace(SecretReference reference, String source) {

    private static final Pattern OF_STAGING =
            word("staging|stage|stg|dev|develop|development|sandbox|test|testing|demo|uat|qa");
    private static final Pattern OF_PRODUCTION = word("production|prod|prd|live");

    SecretPlace {
        requireNonNull(reference);
        requireNonNull(source);
    }

    static SecretPlace of(SecretReference reference, Settings settings) {
        return new SecretPlace(reference, settings.sourceOfSecret());
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
        boolean isProduction = environment.name().equals("production");
        boolean isSuspicious = (isProduction ? OF_STAGING : OF_PRODUCTION)
                        .matcher(reference.toString())
                        .find()
                && !(isProduction ? OF_PRODUCTION : OF_STAGING)
                        .matcher(reference.toString())
                        .find();
        return isSuspicious
                ? Optional.of("the environment is " + environment.name() + ", but the key is from " + reference
                        + ", which does not sound like it")
                : Optional.empty();
    }

    /** {@return reference and source} */
    @Override
    public String toString() {
        return reference + " (set by " + source + ")";
    }
}
