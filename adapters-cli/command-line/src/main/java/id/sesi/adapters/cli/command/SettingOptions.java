package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.usage.Option;
import java.util.List;

/** The flags behind {@link Settings}. */
final class SettingOptions {

    private SettingOptions() {}

    static List<Option> identity() {
        return List.of(
                Option.of("--partner-id", "ID", "Your id at the vendor. Or PSIKOLOGIE_PARTNER_ID."),
                Option.of(
                        "--secret",
                        "REF",
                        "Where the secret key is: " + SecretReference.forms()
                                + ". Or PSIKOLOGIE_SECRET; the key itself only in PSIKOLOGIE_SECRET_KEY."));
    }

    static List<Option> otherSecret() {
        return List.of(Option.of(
                "--other-secret",
                "REF",
                "Where the other environment's key is, only to tell the two apart. Or PSIKOLOGIE_OTHER_SECRET."));
    }

    static List<Option> connection() {
        return List.of(
                Option.of("--environment", "NAME", "staging (default) or production. Or PSIKOLOGIE_ENVIRONMENT."),
                Option.of("--base-url", "URL", "Another https base URL. Or PSIKOLOGIE_BASE_URL."),
                Option.of(
                        "--ca-file",
                        "FILE",
                        "PEM certificates to trust besides the platform's. Or PSIKOLOGIE_CA_FILE."),
                Option.of("--audit-dir", "DIR", "Where to keep a record of each attempt. Or PSIKOLOGIE_AUDIT_DIR."),
                Option.of(
                        "--deadline",
                        "TIME",
                        "Total time of the call, such as 30s (default). Or PSIKOLOGIE_DEADLINE."));
    }
}
