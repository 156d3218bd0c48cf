package id.sesi.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.ProxySettings;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.domain.HostAndPort;
import id.sesi.domain.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code NO_PROXY} and {@code HTTPS_PROXY}. For entries without special cases, a second implementation must give the same answer.
 * No message contains a password.
 */
public final class NoProxyTarget {

    private static final String PASSWORD = "s3cret";
    private static final Pattern PASSWORD_BEFORE_AT = Pattern.compile("(?s)" + PASSWORD + "[^,\\s]*@");

    private static final Pattern NAME =
            Pattern.compile("(\\*\\.|\\.)?([a-z][a-z0-9]{0,20}(?:\\.[a-z][a-z0-9]{0,20}){0,5})");
    private static final Pattern ADDRESS = Pattern.compile("OCTET\\.OCTET\\.OCTET\\.OCTET(?:/(3[0-2]|[12][0-9]|[0-9]))?"
            .replace("OCTET", "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"));

    private NoProxyTarget() {}

    /** Runs one input: the values of NO_PROXY and HTTPS_PROXY, and a host, separated by 0xFF. */
    public static void fuzzerTestOneInput(byte[] input) {
        List<String> parts = InputText.parts(input);
        String noProxy = parts.get(0);
        String proxy = parts.size() > 1 ? parts.get(1) : "";
        Optional<ProxySettings> settings;
        try {
            settings =
                    new Settings(option -> Optional.empty(), Map.of("NO_PROXY", noProxy, "HTTPS_PROXY", proxy)).proxy();
        } catch (InvalidSettingException e) {
            boolean isConfidential = proxy.lastIndexOf('@') > proxy.indexOf(PASSWORD);
            assertFalse(isConfidential && e.problem().contains(PASSWORD), e.problem());
            return;
        }
        if (settings.isEmpty()) {
            return;
        }
        String problem = settings.get().bypass().problem().orElse("");
        // Another entry may contain the same text by chance.
        boolean occursOnce = noProxy.indexOf(PASSWORD) == noProxy.lastIndexOf(PASSWORD);
        assertFalse(occursOnce && PASSWORD_BEFORE_AT.matcher(noProxy).find() && problem.contains(PASSWORD), problem);
        if (parts.size() > 2) {
            checkHost(settings.get(), noProxy, parts.get(2));
        }
    }

    private static void checkHost(ProxySettings settings, String noProxy, String host) {
        HostAndPort target;
        try {
            target = HostAndPort.parse(host, 443);
        } catch (InvalidValueException e) {
            return;
        }
        boolean isBypassed = settings.bypass().contains(target);
        List<String> entries = Arrays.stream(noProxy.split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .toList();
        boolean isSimple = entries.stream()
                .allMatch(entry ->
                        NAME.matcher(entry).matches() || ADDRESS.matcher(entry).matches());
        if (isSimple
                && (NAME.matcher(target.host()).matches()
                        || ADDRESS.matcher(target.host()).matches())) {
            assertEquals(entries.stream().anyMatch(entry -> contains(entry, target.host())), isBypassed);
        }
    }

    private static boolean contains(String entry, String host) {
        Matcher address = ADDRESS.matcher(entry);
        Matcher hostAddress = ADDRESS.matcher(host);
        if (address.matches()) {
            int length = address.group(5) == null ? 32 : Integer.parseInt(address.group(5));
            long difference = hostAddress.matches() ? (bits(address) ^ bits(hostAddress)) >>> (32 - length) : 1;
            return difference == 0;
        }
        Matcher name = NAME.matcher(entry);
        boolean isName = name.matches();
        String domain = isName ? name.group(2) : "";
        return host.endsWith("." + domain) || (host.equals(domain) && !entry.startsWith("*"));
    }

    private static long bits(Matcher address) {
        long bits = 0;
        for (int octet = 1; octet <= 4; octet++) {
            bits = bits << 8 | Integer.parseInt(address.group(octet));
        }
        return bits;
    }
}
