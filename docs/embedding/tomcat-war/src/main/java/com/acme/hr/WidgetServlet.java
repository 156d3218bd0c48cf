package com.acme.hr;

import com.google.gson.Gson;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.Violation;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Serves {@code POST /widget}: the URL for the {@code <iframe>}, for the user who is signed in. */
final class WidgetServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Login login;
    private final transient CreateSession createSession;
    private final transient Duration deadline;
    private final transient Gson gson = new Gson();

    WidgetServlet(Login login, CreateSession createSession, Duration deadline) {
        this.login = login;
        this.createSession = createSession;
        this.deadline = deadline;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer answer = answer(request.getRemoteUser());
        response.setStatus(answer.status());
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        answer.retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", Long.toString(seconds)));
        response.getWriter().write(gson.toJson(answer.body()));
    }

    private Answer answer(String userId) {
        try {
            return Answer.to(createSession.create(login.request(userId), deadline), Instant.now());
        } catch (InvalidValueException e) {
            return Answer.invalid(e.violations().stream().map(Violation::path).toList());
        }
    }
}
