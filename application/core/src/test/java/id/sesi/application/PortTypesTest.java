package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.application.result.PageResult;
import id.sesi.application.result.VendorError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types of the ports, without a use case. */
class PortTypesTest {

    /** The example in appendix A.3 of RFC 9562. */
    @Test
    void an_idempotency_key_consists_of_the_random_bits_of_a_version_4_uuid() {
        byte[] bytes = HexFormat.of().parseHex("919108f752d133205bacf847db4148a8");
        RandomGenerator random = new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void nextBytes(byte[] target) {
                System.arraycopy(bytes, 0, target, 0, target.length);
            }
        };

        assertEquals(
                "919108f7-52d1-4320-9bac-f847db4148a8",
                IdempotencyKey.random(random).toString());
    }

    @ParameterizedTest
    @CsvSource({"NOT_SENT, no connection could be made in time", "UNKNOWN, no complete response arrived in time"})
    void the_detail_of_a_time_out_says_whether_a_connection_was_made(Delivery delivery, String detail) {
        assertEquals(detail, AttemptResult.Failed.timedOut(delivery).detail());
    }

    @Test
    void the_field_errors_of_the_vendor_are_copied_in_their_order() {
        List<String> texts = new ArrayList<>(List.of("is unknown", "is too long"));
        Map<String, List<String>> fieldErrors = new LinkedHashMap<>();
        fieldErrors.put("user.name", texts);
        fieldErrors.put("user.email", List.of("is taken"));
        VendorError error = new VendorError("no", fieldErrors);
        texts.clear();
        fieldErrors.clear();

        assertEquals(
                List.of(
                        Map.entry("user.name", List.of("is unknown", "is too long")),
                        Map.entry("user.email", List.of("is taken"))),
                List.copyOf(error.fieldErrors().entrySet()));
    }

    @Test
    void neither_the_vendors_message_nor_a_page_is_shown() {
        assertEquals(
                "VendorError[redacted]",
                new VendorError("john.doe@example.com", Map.of("user.email", List.of("john.doe"))).toString());
        assertEquals(
                "Fetched[status=404]",
                page(404, Map.of("location", List.of("/john.doe"))).toString());
    }

    @Test
    void a_page_has_a_copy_of_the_values_of_each_header() {
        List<String> values = new ArrayList<>(List.of("a=1", "b=2"));
        PageResult.Fetched page = page(200, Map.of("set-cookie", values));
        values.clear();

        assertEquals(List.of("a=1", "b=2"), page.header("set-cookie"));
        assertEquals(List.of(), page.header("location"));
    }

    @Test
    void the_result_of_a_page_is_passed_to_the_function_for_its_kind() {
        List<PageResult> results =
                List.of(page(200, Map.of()), new PageResult.Failed(Failure.UNREACHABLE, "connection refused"));

        assertEquals(
                List.of("status 200", "connection refused"),
                results.stream()
                        .map(result ->
                                result.<String>fold(fetched -> "status " + fetched.status(), PageResult.Failed::detail))
                        .toList());
    }

    @Test
    void an_exchange_that_can_only_send_knows_nothing_else() {
        SessionGateway.Exchange exchange = timeout -> ScriptedGateway.CREATED;

        assertEquals(Delivery.UNKNOWN, exchange.cancel());
        assertEquals(Duration.ZERO, exchange.connectTime());
    }

    private static PageResult.Fetched page(int status, Map<String, List<String>> headers) {
        return new PageResult.Fetched(status, headers, "John Doe", true);
    }
}
