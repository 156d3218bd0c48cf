package ${package}.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ${package}.adapters.cli.Cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

    private static final List<String> CONVERT = List.of("convert", "12.50", "EUR", "USD");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void without_settings_it_converts_with_the_sample_rates() {
        assertEquals(0, run(Map.of()), err::toString);
        assertEquals("13.55 USD", out.toString(UTF_8).strip());
    }

    @Test
    void with_the_address_of_a_service_it_asks_the_service() {
        assertEquals(1, run(Map.of("RATES_URL", "http://127.0.0.1:1")));
        assertTrue(err.toString(UTF_8).startsWith("no rate from 127.0.0.1: "), err::toString);
    }

    @Test
    void a_wrong_address_of_a_service_is_named() {
        assertEquals(1, run(Map.of("RATES_URL", "rates.example.com")));
        assertEquals(
                "RATES_URL is not a URL: rates.example.com; write it like https://rates.example.com",
                err.toString(UTF_8).strip());
    }

    @Test
    void all_commands_of_a_program_use_the_same_adapter() {
        Map<String, String> environment = new HashMap<>();
        Application application = DaggerApplication.factory().create(environment);
        assertEquals(0, run(application.cli()));

        // Only a second adapter would read this.
        environment.put("RATES_URL", "not a URL");

        assertEquals(0, run(application.cli()));
    }

    private int run(Cli cli) {
        return cli.run(CONVERT, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private int run(Map<String, String> environment) {
        return Main.run(CONVERT, environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
