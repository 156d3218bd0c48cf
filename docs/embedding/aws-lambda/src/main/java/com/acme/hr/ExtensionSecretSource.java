package com.acme.hr;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetches the key from AWS Secrets Manager through the Parameters and Secrets extension, which caches it and listens on loopback.
 * The secret must contain only the key, as text.
 */
final class ExtensionSecretSource implements SecretSource {

    /** Longer than the extension needs, even if it has to fetch the key from Secrets Manager. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final OkHttpClient client;
    private final HttpUrl url;
    private final String sessionToken;

    /** @param sessionToken the variable {@code AWS_SESSION_TOKEN} of the function; the extension requires it */
    ExtensionSecretSource(OkHttpClient client, int port, String secretId, String sessionToken) {
        this.client = client;
        this.url = new HttpUrl.Builder()
                .scheme("http")
                .host("localhost")
                .port(port)
                .addPathSegments("secretsmanager/get")
                .addQueryParameter("secretId", secretId)
                .build();
        this.sessionToken = sessionToken;
    }

    @Override
    public SecretKey fetch(PartnerId partnerId, Duration timeout) {
        Request request = new Request.Builder()
                .url(url)
                .header("X-Aws-Parameters-Secrets-Token", sessionToken)
                .build();
        Duration limit = timeout.compareTo(LIMIT) < 0 ? timeout : LIMIT;
        try (Response response = client.newBuilder().callTimeout(limit).build().newCall(request).execute()) {
            String body = response.body().string();
            if (!response.isSuccessful()) {
                throw new SecretUnavailableException("the secrets extension responded with status " + response.code()
                        + "; check the ID of the secret and the permissions of the function");
            }
            return SecretKey.ofText(secretString(body));
        } catch (IOException e) {
            throw new SecretUnavailableException("the secrets extension did not respond; check that its layer is added to the"
                    + " function, and that the function can reach Secrets Manager");
        }
    }

    private static String secretString(String body) {
        try {
            if (JsonParser.parseString(body) instanceof JsonObject secret
                    && secret.get("SecretString") instanceof JsonPrimitive text) {
                return text.getAsString();
            }
        } catch (JsonParseException e) { // Its message might quote the key.
        }
        throw new SecretUnavailableException("the secrets extension returned no SecretString; store the key as text");
    }
}
