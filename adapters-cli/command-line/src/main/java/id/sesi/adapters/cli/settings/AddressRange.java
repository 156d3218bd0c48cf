package id.sesi.adapters.cli.settings;

import id.sesi.domain.HostAndPort;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * IP addresses with a common prefix.
 *
 * @param network an address of the range
 * @param prefixLength how many bits all addresses of the range have in common
 */
record AddressRange(InetAddress network, int prefixLength) {

    AddressRange {
        if (prefixLength < 0 || prefixLength > bits(network)) {
            throw new IllegalArgumentException("has a prefix that is longer than the address");
        }
    }

    /**
     * {@return the parsed range}
     *
     * @param text a range in CIDR notation, such as {@code 10.0.0.0/8} or {@code fd00::/8}
     * @throws IllegalArgumentException if the text has another form
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String host =
                HostAndPort.parse(addBrackets(text.substring(0, slash)), 1).host();
        return new AddressRange(
                addressOf(host).orElseThrow(IllegalArgumentException::new),
                Integer.parseInt(text.substring(slash + 1)));
    }

    /** {@return the range with this host only, or empty if the host is a name} */
    static Optional<AddressRange> ofHost(String host) {
        return addressOf(host).map(address -> new AddressRange(address, bits(address)));
    }

    /** {@return the text, with brackets if it is an IPv6 address without brackets, which {@code NO_PROXY} may contain} */
    static String addBrackets(String text) {
        return text.indexOf(':') == text.lastIndexOf(':') || text.startsWith("[") ? text : "[" + text + "]";
    }

    /** {@return whether the host is an address of this range; false for a name} */
    boolean contains(String host) {
        return addressOf(host)
                .filter(address -> bits(address) == bits(network))
                .filter(address -> prefix(address).equals(prefix(network)))
                .isPresent();
    }

    /** @param host the host of a {@link HostAndPort}, so that Java finds the address without a lookup */
    private static Optional<InetAddress> addressOf(String host) {
        if (!host.startsWith("[") && !host.matches("[0-9.]+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("has an invalid IP address", e);
        }
    }

    private BigInteger prefix(InetAddress address) {
        return new BigInteger(1, address.getAddress()).shiftRight(bits(address) - prefixLength);
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }
}
