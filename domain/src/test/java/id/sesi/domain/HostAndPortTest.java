package id.sesi.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {

    @ParameterizedTest
    @CsvSource({
        "proxy, proxy, 80",
        "Proxy_1.Corp.example.:3128, proxy_1.corp.example., 3128",
        "proxy:, proxy, 80",
        "127.0.0.1:1, 127.0.0.1, 1",
        "[2001:db8::1]:65535, [2001:db8::1], 65535",
        "münchen.example:8080, xn--mnchen-3ya.example, 8080",
        "例え。テスト, xn--r8jz45g.xn--zckzah, 80",
        "\uD83D\uDCA9.example, xn--ls8h.example, 80"
    })
    void a_host_that_can_be_resolved_is_accepted(String text, String host, int port) {
        assertEquals(new HostAndPort(host, port), HostAndPort.parse(text, 80));
    }

    @Test
    void the_longest_host_may_need_its_ascii_form() {
        String label = "a".repeat(63) + ".";
        String ascii = label.repeat(3) + "a".repeat(61) + ".";

        assertEquals(ascii, new HostAndPort(ascii.replace('a', '\uff41'), 80).host());
        assertThrows(InvalidValueException.class, () -> new HostAndPort("a" + ascii, 80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                ".",
                "a..b",
                ".a",
                "a b",
                "a%41",
                "a\n",
                "a/b",
                "\uff0fa",
                "1.2.3",
                "1.2.3.256",
                "127.0.0.01",
                "0x7f.1",
                "127.1.",
                "::1",
                "[::1",
                "[::1]x",
                "[fe80::1%25lo]",
                "[::g]",
                "[a]",
                "faß.example",
                "é_.example",
                "xn--_-9fa.example",
                "xn--zz.example",
                "xn--.example",
                "xn--abc-.example",
                "a.xn--0",
                "\ud800.example"
            })
    void a_host_that_cannot_be_resolved_is_rejected(String text) {
        assertRejected("host", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xn--bcher-kva.example",
                "xn--strae-oqa.de",
                "xn--4gbrim.xn--ymcbaaajlc6dj7bxne2c",
                "xn--80ak6aa92e.com"
            })
    void a_host_in_its_ascii_form_is_accepted(String host) {
        assertEquals(host, HostAndPort.parse(host, 443).host());
    }

    @Test
    void a_host_is_as_long_as_the_name_service_allows() {
        String label = "a".repeat(63);
        String longest = String.join(".", label, label, label, "a".repeat(61));

        assertEquals(longest + ".", HostAndPort.parse(longest + ".", 80).host());
        assertRejected("host", longest + "a.");
        assertRejected("host", label + "a");
        assertRejected("host", "é".repeat(1 << 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:0", "a:65536", "a:99999", "a:99999999999999999999"})
    void a_port_is_from_1_to_65535(String text) {
        assertRejected("port", text);
    }

    @ParameterizedTest
    @CsvSource({
        "a\u0080, has a host without an ASCII form",
        "a:99999, 'has the port 99999, but a port is a number from 1 to 65535'",
        "a:999999, 'has a port with 6 digits, but a port is a number from 1 to 65535'"
    })
    void a_rejected_host_or_port_has_the_true_reason(String text, String problem) {
        InvalidValueException invalid =
                assertThrows(InvalidValueException.class, () -> HostAndPort.parse(text, 80), text);
        assertEquals(problem, invalid.violations().get(0).problem());
    }

    @Test
    void a_port_is_decimal() {
        assertRejected("host", "a:8o");
        assertRejected("host", "a:-1");
        assertRejected("host", "a:b:80");
    }

    @Test
    void the_host_of_a_url_is_read_although_java_finds_none() {
        assertEquals(
                new HostAndPort("my_host", 8443), HostAndPort.of(URI.create("https://u:p@my_host:8443/path?q"), 443));
        assertThrows(InvalidValueException.class, () -> HostAndPort.of(URI.create("https:my_host"), 443));
    }

    @Test
    void random_text_is_accepted_or_rejected_without_another_exception() {
        SplittableRandom random = new SplittableRandom(17);
        String alphabet = "aZ09-_.:[]%@/\\ \u00fc\u00df\u0130\u3002\uff0e\u200d\u0300\u202e\ud83d\udca9\ud800\u05d0xn";
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(1, 12), 0, alphabet.length())
                    .collect(StringBuilder::new, (all, at) -> all.append(alphabet.charAt(at)), StringBuilder::append)
                    .toString();
            try {
                HostAndPort parsed = HostAndPort.parse(text, 443);
                assertEquals(parsed, HostAndPort.of(parsed.httpsUrl("/x"), 443), text);
            } catch (InvalidValueException e) {
                assertEquals(1, e.violations().size());
            }
        }
    }

    private static void assertRejected(String path, String text) {
        InvalidValueException invalid =
                assertThrows(InvalidValueException.class, () -> HostAndPort.parse(text, 80), text);
        assertEquals(
                List.of(path),
                invalid.violations().stream().map(Violation::path).toList());
    }
}
