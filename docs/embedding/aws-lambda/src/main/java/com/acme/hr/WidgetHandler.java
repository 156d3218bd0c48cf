package com.acme.hr;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with the URL for the {@code <iframe>}, for the user who is signed in. Lambda creates it once in each environment. */
public final class WidgetHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(WidgetHandler.class);

    /** What the handler needs to answer after the deadline, before Lambda ends the invocation. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    /** If less time remains for a call, it would probably be cut off. */
    private static final Duration MINIMUM = Duration.ofMillis(500);

    private static final WidgetResponse NO_TIME =
            new WidgetResponse(503, Map.of("Cache-Control", "no-store", "Retry-After", "1"), "{}");

    private final EmployeeService employees;
    private final CreateSession createSession;

    public WidgetHandler() {
        Map<String, String> variables = System.getenv();
        PartnerId partnerId = new PartnerId(CreateSessionFactory.required(variables, "PSIKOLOGIE_PARTNER_ID"));
        employees = new EmployeeService(partnerId);
        createSession = CreateSessionFactory.create(partnerId, variables);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Optional<String> userId = userId(event);
        if (userId.isEmpty()) {
            return APIGatewayV2HTTPResponse.builder().withStatusCode(401).build();
        }
        WidgetResponse response = response(userId.get(), context);
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(response.status())
                .withHeaders(response.headers())
                .withBody(response.body())
                .build();
    }

    private WidgetResponse response(String userId, Context context) {
        try {
            SessionRequest request = employees.sessionRequest(userId);
            Duration deadline = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
            if (deadline.compareTo(MINIMUM) < 0) {
                LOG.warn("status 503: no call was made, because only {} ms remained for it", deadline.toMillis());
                return NO_TIME;
            }
            Outcome outcome = createSession.create(request, deadline);
            WidgetResponse response = WidgetResponse.of(outcome, Instant.now());
            if (response.status() != 200) { // The browser does not get the reason.
                LOG.warn("status {}: {}", response.status(), outcome.description());
            }
            return response;
        } catch (InvalidValueException e) {
            LOG.warn("status 422: {}", e.getMessage());
            return WidgetResponse.of(e);
        }
    }

    /** {@return the user whose token the authorizer has validated, or empty if the route has no authorizer} */
    private static Optional<String> userId(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getAuthorizer)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getJwt)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT::getClaims)
                .map(claims -> claims.get("sub"));
    }
}
