package com.acme.hr;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Answers with the URL for the {@code <iframe>}, for the user who is signed in. Lambda creates it once in each environment. */
public final class WidgetHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    /** What the handler needs to answer after the deadline, before Lambda ends the invocation. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private static final Duration MINIMUM = Duration.ofMillis(1);

    private final EmployeeService employees;
    private final CreateSession createSession;

    public WidgetHandler() {
        Map<String, String> variables = System.getenv();
        PartnerId partnerId = new PartnerId(Sessions.required(variables, "PSIKOLOGIE_PARTNER_ID"));
        employees = new EmployeeService(partnerId);
        createSession = Sessions.create(partnerId, variables);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        WidgetResponse response = response(event, deadline(context));
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(response.status())
                .withHeaders(response.headers())
                .withBody(response.body())
                .build();
    }

    private WidgetResponse response(APIGatewayV2HTTPEvent event, Duration deadline) {
        try {
            return WidgetResponse.of(createSession.create(employees.sessionRequest(event), deadline), Instant.now());
        } catch (InvalidValueException e) {
            return WidgetResponse.of(e);
        }
    }

    /** {@return the remaining time of the invocation, less the margin} */
    private static Duration deadline(Context context) {
        Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
        return remaining.compareTo(MINIMUM) < 0 ? MINIMUM : remaining;
    }
}
