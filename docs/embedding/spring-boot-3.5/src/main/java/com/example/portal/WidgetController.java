package com.example.portal;

import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SessionRequest;
import java.security.Principal;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Creates a widget session for the user who is logged in. */
@RestController
class WidgetController {

    private static final Logger LOG = LoggerFactory.getLogger(WidgetController.class);

    private final UserDirectory users;
    private final CreateSession createSession;
    private final SesiProperties sesi;

    WidgetController(UserDirectory users, CreateSession createSession, SesiProperties sesi) {
        this.users = users;
        this.createSession = createSession;
        this.sesi = sesi;
    }

    /**
     * {@return the session}
     *
     * @param login the person who is logged in; take nothing else from the request
     */
    @PostMapping("/widget-session")
    ResponseEntity<String> create(Principal login) {
        UserDirectory.User user = users.find(login.getName());
        Outcome outcome = createSession.create(sessionRequest(user), sesi.deadline());
        WidgetResponse response = WidgetResponse.of(outcome, Instant.now());
        if (response.status() != 200) { // The browser does not get the reason.
            LOG.warn("status {}: {}", response.status(), outcome.description());
        }
        return entity(response);
    }

    /** Handles a user whose data is invalid, such as an empty e-mail address: Sesi rejects such a request. */
    @ExceptionHandler
    ResponseEntity<String> invalid(InvalidValueException invalid) {
        LOG.warn("status 422: {}", invalid.getMessage());
        return entity(WidgetResponse.of(invalid));
    }

    private SessionRequest sessionRequest(UserDirectory.User user) {
        SessionRequest.Builder request = SessionRequest.builder(sesi.partnerId())
                .userId(user.id())
                .email(user.email())
                .name(user.name());
        user.candidates().forEach(candidate -> request.candidate(candidate.id(), candidate.name(), candidate.email()));
        return request.build();
    }

    private static ResponseEntity<String> entity(WidgetResponse response) {
        HttpHeaders headers = new HttpHeaders();
        response.headers().forEach(headers::set);
        return ResponseEntity.status(response.status()).headers(headers).body(response.body());
    }
}
