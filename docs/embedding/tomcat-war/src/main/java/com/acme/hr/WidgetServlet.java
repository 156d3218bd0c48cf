package com.acme.hr;

import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.InvalidValueException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code POST /widget}: the URL for the {@code <iframe>}, for the user who is signed in. */
final class WidgetServlet extends HttpServlet {

    private static final Logger LOG = LoggerFactory.getLogger(WidgetServlet.class);

    /** Another site cannot send it, because the browser first asks this server (CORS), which allows no other site. */
    private static final String CSRF_HEADER = "X-Requested-With";

    private static final long serialVersionUID = 1;

    private final transient EmployeeService employees;
    private final transient CreateSession createSession;
    private final transient Duration deadline;

    WidgetServlet(EmployeeService employees, CreateSession createSession, Duration deadline) {
        this.employees = employees;
        this.createSession = createSession;
        this.deadline = deadline;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader(CSRF_HEADER) == null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        WidgetResponse widget = widget(request.getRemoteUser());
        response.setStatus(widget.status());
        response.setCharacterEncoding("UTF-8");
        widget.headers().forEach(response::setHeader);
        response.getWriter().write(widget.body());
    }

    private WidgetResponse widget(String userId) {
        try {
            Outcome outcome = createSession.create(employees.sessionRequest(userId), deadline);
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
}
