package ${package}.adapters.rates;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ${package}.application.contract.ExchangeRatesContract;
import ${package}.application.driven.ExchangeRates;
import ${package}.application.driven.RatesUnavailableException;
import ${package}.domain.ExchangeRate;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpExchangeRatesTest extends ExchangeRatesContract {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected ExchangeRates knowing(List<ExchangeRate> rates) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return rates.stream()
                        .filter(rate -> request.getTarget().equals("/rates/" + rate.from() + "/" + rate.to()))
                        .map(rate -> response(200, "{\"rate\": " + rate.factor() + "}"))
                        .findFirst()
                        .orElseGet(() -> response(404, ""));
            }
        });
        return source(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500 | {}                        | status 500
            200 | {}                        | the body has no rate
            200 | {"rate": null}            | Expected a string but was NULL at path $.rate
            200 | {"rate": 0}               | exchange rate 0 is not between
            200 | {"rate": 1.1              | End of input
            200 | {"rate": 1.1} or more     | Use JsonReader.setLenient(true)
            200 | not JSON                  | Use JsonReader.setLenient(true)
            """)
    void an_answer_without_a_rate_is_unavailable(int status, String body, String reason) {
        server.enqueue(response(status, body));

        assertUnavailable(source(Duration.ofSeconds(10)), reason);
    }

    @Test
    void a_body_without_end_is_unavailable() {
        server.enqueue(response(200, " ".repeat(70_000)));

        assertUnavailable(source(Duration.ofSeconds(10)), "the body has more than 65536 bytes");
    }

    @Test
    void a_service_that_does_not_answer_is_unavailable() {
        assertUnavailable(source(Duration.ofMillis(100)), "timeout");
    }

    private ExchangeRates source(Duration timeout) {
        return new HttpExchangeRates(new OkHttpClient(), server.url("/"), timeout);
    }

    private static void assertUnavailable(ExchangeRates rates, String reason) {
        String message = assertThrows(RatesUnavailableException.class, () -> rates.find(EUR, USD))
                .reason();
        assertTrue(message.contains(reason), message);
    }

    private static MockResponse response(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }
}
