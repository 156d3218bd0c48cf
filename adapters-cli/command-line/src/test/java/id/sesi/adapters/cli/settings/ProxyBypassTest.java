package id.sesi.adapters.cli.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.domain.HostAndPort;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyBypassTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "*#vendor.example",
                "a.example b.example#b.example",
                "a.example,b.example#a.example",
                " a.example ,\tb.example,#b.example",
                "Corp.example#vendor.CORP.example",
                ".corp.example#corp.example",
                ".corp.example#vendor.corp.example",
                "*.corp.example#vendor.corp.example",
                "corp.example.#vendor.corp.example",
                "corp.example#vendor.corp.example.",
                "vendor.example:443#vendor.example",
                "vendor.example:8443#vendor.example:8443",
                ".corp.example:443#vendor.corp.example",
                "my_host#my_host",
                "bücher.example#xn--bcher-kva.example",
                "10.1.2.3#10.1.2.3",
                "10.1.2.3:443#10.1.2.3",
                "10.0.0.0/8#10.255.255.255",
                "10.128.0.1/9#10.129.0.0",
                "0.0.0.0/0#1.2.3.4",
                "::1#[0:0:0:0:0:0:0:1]",
                "[2001:db8::1]#[2001:DB8:0::1]",
                "[2001:db8::1]:443#[2001:db8::1]",
                "2001:db8::/32#[2001:db8:ffff::1]",
                "10.1.2.3#[::ffff:10.1.2.3]"
            })
    void an_entry_that_curl_or_go_understands_bypasses_the_proxy(String noProxy, String target) {
        ProxyBypass bypass = ProxyBypass.parse("NO_PROXY", noProxy);

        assertTrue(bypass.contains(HostAndPort.parse(target, 443)));
        assertEquals(Optional.empty(), bypass.problem());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "corp.example#corp.example.org",
                "corp.example#mycorp.example",
                "*.corp.example#corp.example",
                "vendor.example:444#vendor.example",
                "10.0.0.0/8#11.0.0.0",
                "10.128.0.1/9#10.127.255.255",
                "10.0.0.0/8#10.evil.example",
                "2001:db8::/32#[2001:db9::1]",
                "::/0#1.2.3.4",
                "1.2.3.4#example"
            })
    void another_host_does_not_bypass_the_proxy(String noProxy, String target) {
        assertFalse(ProxyBypass.parse("NO_PROXY", noProxy).contains(HostAndPort.parse(target, 443)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"vendor.example\"",
                "10.*",
                "corp*.example",
                "*corp.example",
                "10.0.0.0/33",
                "10.0.0.0/x",
                "vendor.example/8",
                "http://vendor.example",
                "<local>",
                "vendor.example:0",
                "vendor.example:https",
                "0.0.1"
            })
    void an_entry_that_is_not_understood_is_named_and_the_others_apply(String entry) {
        ProxyBypass bypass = ProxyBypass.parse("no_proxy", "first.example," + entry + ",last.example");

        assertEquals(
                "no_proxy has entries that sesi does not understand and ignores: " + entry,
                bypass.problem().orElseThrow());
        assertTrue(bypass.contains(new HostAndPort("first.example", 443)));
        assertTrue(bypass.contains(new HostAndPort("last.example", 443)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://u:canary@a.example",
                "http://u:canary\u2028x@a.example",
                "u:canary\u0085x@a.example",
                "http://u:canary,x@a.example"
            })
    void a_password_in_an_entry_is_not_shown(String entry) {
        String problem = ProxyBypass.parse("NO_PROXY", entry).problem().orElseThrow();
        assertFalse(problem.contains("canary"), problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST.",
                "app.localhost",
                "127.0.0.1",
                "127.255.0.9",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]"
            })
    void this_machine_is_known_by_its_addresses(String host) {
        assertTrue(ProxyBypass.LOOPBACK.contains(HostAndPort.parse(host, 443)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.evil.example", "localhost.evil.example", "128.0.0.1", "[::2]", "mylocalhost"})
    void a_name_that_only_looks_like_this_machine_is_another_host(String host) {
        assertFalse(ProxyBypass.LOOPBACK.contains(HostAndPort.parse(host, 443)));
    }
}
