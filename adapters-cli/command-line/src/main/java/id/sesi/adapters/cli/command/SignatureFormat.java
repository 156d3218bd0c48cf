package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.Signature;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The output formats of a signature. None of them contains the key. */
enum SignatureFormat {
    /** The canonical string and the signature. */
    JSON,
    /** The body of the request, with the signature. */
    BODY,
    /** A command that sends the request with curl. */
    CURL;

    static final List<String> NAMES = Stream.of(values())
            .map(format -> format.name().toLowerCase(Locale.ROOT))
            .toList();

    /** @param name one of {@link #NAMES} */
    static SignatureFormat named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    static String json(CanonicalString canonical, Signature signature, boolean indented) {
        return Json.object(indented, json -> {
            json.name("canonical").value(canonical.text());
            json.name("signature").value(signature.hex());
        });
    }

    /** {@return a command for a POSIX shell, which sends the body to the server that the settings select} */
    static String curl(String body, CanonicalString canonical, Settings settings) throws InvalidSettingException {
        String caFile =
                settings.caFile().map(file -> " --cacert " + quote(file)).orElse("");
        return "curl --include" + caFile + " --header 'Content-Type: application/json' \\\n  --data-raw " + quote(body)
                + " \\\n  "
                + quote(settings.environment().baseUrl() + "/api/v2/partner/" + canonical.partnerId() + "/sessions");
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
