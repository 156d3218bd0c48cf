package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.usage.Option;
import java.util.List;

/** The options that {@link Settings} reads. */
final class SettingOptions {

    private SettingOptions() {}

    static List<Option> partnerAndKey() {
        return List.of(
                Option.of("--partner-id", "ID", "Your partner ID at the vendor. Variable: PSIKOLOGIE_PARTNER_ID."),
                Option.of(
                        "--secret",
                        "REF",
                        "Location of the secret key: " + SecretReference.forms()
                                + ". Variable: PSIKOLOGIE_SECRET. To pass the key itself, set PSIKOLOGIE_SECRET_KEY."));
    }

    static List<Option> otherSecret() {
        return List.of(Option.of(
                "--other-secret",
                "REF",
                "Location of the other environment's key, used only to detect mixed-up keys. Variable:"
                        + " PSIKOLOGIE_OTHER_SECRET."));
    }

    /** The deadline of a command that fetches a key and sends nothing. */
    static List<Option> keyDeadline() {
        return List.of(Option.of(
                "--deadline",
                "TIME",
                "Maximum time to fetch the key, such as 30s (default). Variable: PSIKOLOGIE_DEADLINE."));
    }

    /** The options that select the vendor's server. */
    static List<Option> server() {
        return List.of(
                Option.of(
                        "--environment", "NAME", "staging (default) or production. Variable: PSIKOLOGIE_ENVIRONMENT."),
                Option.of(
                        "--base-url",
                        "URL",
                        "An https base URL instead of the environment's. Variable: PSIKOLOGIE_BASE_URL."),
                Option.of(
                        "--ca-file",
                        "FILE",
                        "PEM certificates to trust in addition to the platform's. Variable: PSIKOLOGIE_CA_FILE."));
    }

    /** The options of a call to the vendor, without those of {@link #server()}. */
    static List<Option> call() {
        return List.of(
                Option.of(
                        "--audit-dir",
                        "DIR",
                        "Folder for audit records. Default: none are written. Variable: PSIKOLOGIE_AUDIT_DIR."),
                Option.of(
                        "--deadline",
                        "TIME",
                        "Maximum duration of the call, such as 30s (default). Variable: PSIKOLOGIE_DEADLINE."));
    }
}
