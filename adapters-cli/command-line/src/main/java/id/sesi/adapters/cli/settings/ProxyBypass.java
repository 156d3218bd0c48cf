package id.sesi.adapters.cli.settings;

import id.sesi.domain.HostAndPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The hosts that are reached without a proxy, from {@code NO_PROXY}. Understands the entries that curl or Go's tools understand,
 * separated by commas or white space:
 *
 * <ul>
 *   <li>{@code corp.example} and {@code .corp.example}: a host and all its subdomains
 *   <li>{@code *.corp.example}: its subdomains only
 *   <li>{@code 10.1.2.3}, {@code ::1}, {@code [::1]}: an IP address
 *   <li>{@code 10.0.0.0/8}: a range of IP addresses
 *   <li>{@code corp.example:8443}: a host or an address, but not a range, with this port only
 *   <li>{@code *}: all hosts
 * </ul>
 *
 * @since 1.0.0
 */
public final class ProxyBypass {

    /** What to do about a {@link #problem()}. */
    public static final String ADVICE = "use host names, IP addresses or ranges such as 10.0.0.0/8";

    private static final Pattern ENTRY = Pattern.compile("[^,\\s]+");

    /**
     * The hosts of this machine. They are always reached without a proxy, because they exist only here (RFC 6761, section 6.3).
     */
    public static final ProxyBypass LOOPBACK = parse("", "localhost, 127.0.0.0/8, ::1");

    private final List<Predicate<HostAndPort>> entries;
    private final Optional<String> problem;

    private ProxyBypass(List<Predicate<HostAndPort>> entries, Optional<String> problem) {
        this.entries = List.copyOf(entries);
        this.problem = problem;
    }

    /**
     * {@return the hosts in a text; entries that are not understood are left out, and {@link #problem()} names them}
     *
     * @param variable the name of the variable, for the problem
     */
    static ProxyBypass parse(String variable, String text) {
        List<Predicate<HostAndPort>> entries = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (String entry :
                ENTRY.matcher(text).results().map(MatchResult::group).toList()) {
            try {
                entries.add(parseEntry(entry));
            } catch (IllegalArgumentException e) {
                // An entry might be a URL with a password, or the beginning of one if the password contains a comma.
                ignored.add(entry.replaceFirst("(?s).*@", "…@").replaceFirst("(?s)://[^:]*:.*", "://…"));
            }
        }
        return new ProxyBypass(entries, ignored.isEmpty() ? Optional.empty() : Optional.of(problem(variable, ignored)));
    }

    private static String problem(String variable, List<String> ignored) {
        return variable + " has entries that sesi does not understand and ignores: " + String.join(" ", ignored);
    }

    private static Predicate<HostAndPort> parseEntry(String text) {
        if (text.equals("*")) {
            return target -> true;
        }
        if (text.contains("/")) {
            AddressRange range = AddressRange.parse(text);
            return target -> range.contains(target.host());
        }
        String entry = AddressRange.addBrackets(text.replaceFirst("^\\*?\\.", ""));
        HostAndPort parsed = HostAndPort.parse(entry, 1);
        Predicate<HostAndPort> host = AddressRange.ofHost(parsed.host())
                .<Predicate<HostAndPort>>map(address -> target -> address.contains(target.host()))
                .orElseGet(() -> domain(withoutFinalDot(parsed.host()), !text.startsWith("*")));
        return entry.matches(".*:[0-9]+") ? host.and(target -> target.port() == parsed.port()) : host;
    }

    private static Predicate<HostAndPort> domain(String name, boolean includesItself) {
        return target -> {
            String host = withoutFinalDot(target.host());
            return host.endsWith("." + name) || (includesItself && host.equals(name));
        };
    }

    private static String withoutFinalDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** {@return whether the host is one of these hosts} */
    public boolean contains(HostAndPort target) {
        return entries.stream().anyMatch(entry -> entry.test(target));
    }

    /** {@return a text that names the entries that were not understood; empty if there are none} */
    public Optional<String> problem() {
        return problem;
    }
}
