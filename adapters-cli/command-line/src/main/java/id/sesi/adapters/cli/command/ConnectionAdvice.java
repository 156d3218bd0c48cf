package id.sesi.adapters.cli.command;

import java.time.Duration;

/** What to do if a connection to a server or its proxy failed. {@code create} and {@code doctor} print it after the reason. */
final class ConnectionAdvice {

    static final String CHECK_CLOCK = "check the clock of this machine, or ask the operator of the server";

    /** Below this, the deadline is the most likely cause of a timeout. */
    private static final Duration SHORT_DEADLINE = Duration.ofSeconds(1);

    private ConnectionAdvice() {}

    /**
     * {@return the advice if a server or its proxy was not reached}
     *
     * @param detail the text of the gateway, which says what failed
     * @param setting the name of the setting with the address of the server
     */
    static String onUnreachable(String detail, String setting) {
        if (detail.startsWith("no connection to the proxy ")) {
            return "check HTTPS_PROXY, the network and the firewall";
        }
        if (detail.contains(": the proxy's response ")) {
            return "check HTTPS_PROXY";
        }
        if (detail.contains(": the proxy responded ")) {
            return "retry later, or ask the operator of the proxy";
        }
        if (detail.contains(": the proxy could not connect ")) {
            return "check " + setting + " and NO_PROXY, and whether the proxy can reach the server";
        }
        return detail.contains(": TLS handshake failed")
                ? "check " + setting + " and its port, HTTPS_PROXY and the firewall, or ask the operator of the server"
                : onNoConnection(setting);
    }

    /**
     * {@return the advice if a proxy refused the connection}
     *
     * @param detail the text of the gateway, which contains the status
     */
    static String onProxyRefusal(String detail) {
        if (detail.contains("(407 ")) {
            return "set the user and the password in HTTPS_PROXY: http://user:password@host:port";
        }
        return detail.startsWith("the proxy refused ")
                ? "ask the operator of the proxy to allow the host, or list the host in NO_PROXY"
                : "check HTTPS_PROXY";
    }

    /** {@return the advice if the certificate does not contain the host of the address} */
    static String onWrongHost(String setting) {
        return "check " + setting + ", or correct the certificate of the server";
    }

    /**
     * {@return the advice if a server was not reached}
     *
     * @param setting the name of the setting with the address of the server
     */
    static String onNoConnection(String setting) {
        return "check " + setting + ", the network, HTTPS_PROXY and the firewall";
    }

    /**
     * {@return the advice if a server was not reached before the deadline}
     *
     * @param setting the name of the setting with the address of the server
     */
    static String onTimeout(Duration deadline, String setting) {
        return deadline.compareTo(SHORT_DEADLINE) < 0
                ? "set a longer deadline: " + deadline.toMillis() + " ms is too short for most calls"
                : onNoConnection(setting);
    }
}
