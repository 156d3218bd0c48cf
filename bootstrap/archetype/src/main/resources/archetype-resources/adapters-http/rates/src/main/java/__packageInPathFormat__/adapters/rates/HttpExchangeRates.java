package ${package}.adapters.rates;

import ${package}.application.driven.ExchangeRates;
import ${package}.application.driven.RatesUnavailableException;
import ${package}.domain.ExchangeRate;
import ${package}.domain.InvalidValueException;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Asks a service for {@code GET /rates/EUR/USD}. The service answers {@code {"rate": 1.0842}}, or 404 if it does not know the
 * rate. Every other answer, and none within the time limit, is a {@link RatesUnavailableException}.
 */
public final class HttpExchangeRates implements ExchangeRates {

    private static final long MAX_BYTES = 64 * 1024;

    private final OkHttpClient client;
    private final HttpUrl service;

    /** @param timeout the time limit of a whole call: connecting, sending and receiving */
    public HttpExchangeRates(OkHttpClient client, HttpUrl service, Duration timeout) {
        this.client = client.newBuilder().callTimeout(timeout).build();
        this.service = service;
    }

    @Override
    public Optional<ExchangeRate> find(Currency from, Currency to) {
        HttpUrl url = service.newBuilder()
                .addPathSegments("rates")
                .addPathSegment(from.getCurrencyCode())
                .addPathSegment(to.getCurrencyCode())
                .build();
        Request request = new Request.Builder().url(url).build();
        try (Response response = client.newCall(request).execute()) {
            return switch (response.code()) {
                case 200 -> Optional.of(new ExchangeRate(from, to, readRate(response)));
                case 404 -> Optional.empty();
                default -> throw unavailable(url, "status " + response.code());
            };
        } catch (IOException | JsonDataException | NumberFormatException | InvalidValueException e) {
            throw unavailable(url, String.valueOf(e.getMessage()));
        }
    }

    private static BigDecimal readRate(Response response) throws IOException {
        BufferedSource body = response.body().source();
        if (body.request(MAX_BYTES + 1)) {
            throw new IOException("the body has more than " + MAX_BYTES + " bytes");
        }
        BigDecimal rate = null;
        try (JsonReader json = JsonReader.of(body)) {
            json.beginObject();
            while (json.hasNext()) {
                if (json.nextName().equals("rate")) {
                    rate = new BigDecimal(json.nextString());
                } else {
                    json.skipValue();
                }
            }
            json.endObject();
            if (json.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new JsonDataException("the body has more than one value");
            }
        }
        if (rate == null) {
            throw new JsonDataException("the body has no rate");
        }
        return rate;
    }

    private static RatesUnavailableException unavailable(HttpUrl url, String reason) {
        return new RatesUnavailableException("no rate from " + url.host() + ": " + reason);
    }
}
