package com.acme.hr;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.google.gson.Gson;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Answers with the URL for the {@code <iframe>}, for the user who is signed in. Lambda creates it once in each environment. */
public final class WidgetHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    /** What the handler needs to answer after the deadline, before Lambda ends the invocation. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private static final Duration MINIMUM = Duration.ofMillis(1);

    private final Login login;
    private final CreateSession createSession;
    private final Gson gson = new Gson();

    public WidgetHandler() {
        Map<String, String> variables = System.getenv();
        PartnerId partnerId = new PartnerId(Sessions.required(variables, "PSIKOLOGIE_PARTNER_ID"));
        login = new Login(partnerId);
        createSession = Sessions.create(partnerId, variables);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Answer answer = answer(event, deadline(context));
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json", "Cache-Control", "no-store"));
        answer.retryAfter().ifPresent(seconds -> headers.put("Retry-After", Long.toString(seconds)));
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(answer.status())
                .withHeaders(headers)
                .withBody(gson.toJson(answer.body()))
                .build();
    }

    private Answer answer(APIGatewayV2HTTPEvent event, Duration deadline) {
        try {
            return Answer.to(createSession.create(login.request(event), deadline), Instant.now());
        } catch (InvalidValueException e) {
            return Answer.invalid(e.violations().stream().map(Violation::path).toList());
        }
    }

    /** {@return the remaining time of the invocation, less the margin} */
    private static Duration deadline(Context context) {
        Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
        return remaining.compareTo(MINIMUM) < 0 ? MINIMUM : remaining;
    }
}
