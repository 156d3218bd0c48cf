package com.acme.hr;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Creates {@link Sessions} and the servlet when the application is deployed, and closes what it created at the undeployment. */
@WebListener
public final class SessionsListener implements ServletContextListener {

    private Sessions sessions;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Settings settings = Settings.of(event.getServletContext());
        sessions = new Sessions(settings);
        event.getServletContext()
                .addServlet("widget", new WidgetServlet(new Login(settings.partnerId()), sessions.createSession(), settings.deadline()))
                .addMapping("/widget");
    }

    /** The container calls this after the requests that were running have ended, or after it stopped waiting for them. */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        sessions.close();
    }
}
