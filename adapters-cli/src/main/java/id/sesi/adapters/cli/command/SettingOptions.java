package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.secret.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The flags behind {@link Settings}. */
final class SettingOptions {

    private SettingOptions() {}

    static void addIdentityTo(CommandSpec spec) {
        add(spec, "--partner-id", "ID", "Your id at the vendor. Or PSIKOLOGIE_PARTNER_ID.");
        add(
                spec,
                "--secret",
                "REF",
                "Where the secret key is: " + SecretReference.forms()
                        + ". Or PSIKOLOGIE_SECRET; the key itself only in PSIKOLOGIE_SECRET_KEY.");
    }

    static void addOtherSecretTo(CommandSpec spec) {
        add(
                spec,
                "--other-secret",
                "REF",
                "Where the other environment's key is, only to tell the two apart. Or PSIKOLOGIE_OTHER_SECRET.");
    }

    static void addConnectionTo(CommandSpec spec) {
        add(spec, "--environment", "NAME", "staging (default) or production. Or PSIKOLOGIE_ENVIRONMENT.");
        add(spec, "--base-url", "URL", "Another https base URL. Or PSIKOLOGIE_BASE_URL.");
        add(spec, "--ca-file", "FILE", "PEM certificates to trust besides the platform's. Or PSIKOLOGIE_CA_FILE.");
        add(spec, "--audit-dir", "DIR", "Where to keep a record of each attempt. Or PSIKOLOGIE_AUDIT_DIR.");
        add(spec, "--deadline", "TIME", "Total time of the call, such as 30s (default). Or PSIKOLOGIE_DEADLINE.");
    }

    private static void add(CommandSpec spec, String flag, String label, String description) {
        spec.addOption(OptionSpec.builder(flag)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build());
    }
}
