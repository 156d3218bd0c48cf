package com.acme.hr;

import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Creates {@link SesiClient} and the servlet when the application is deployed, from the parameters of the context. Closes what it
 * created when the application is undeployed.
 */
@WebListener
public final class SesiListener implements ServletContextListener {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private SesiClient sesi;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        PartnerId partnerId = new PartnerId(required(context, "sesi.partnerId"));
        Path secretKeyFile = Path.of(required(context, "sesi.secretKeyFile"));
        Duration deadline = optional(context, "sesi.deadline").map(SesiListener::deadline).orElse(DEADLINE);

        sesi = new SesiClient(partnerId, environment(context), secretKeyFile, extraCertificates(context));
        context.addServlet("widget", new WidgetServlet(new EmployeeService(partnerId), sesi.createSession(), deadline))
                .addMapping("/widget");
    }

    /** The container calls this after the running requests have ended, or after it stopped waiting for them. */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (sesi != null) { // It is null if a setting was not valid.
            sesi.close();
        }
    }

    private static Duration deadline(String text) {
        try {
            Duration deadline = Duration.parse(text);
            if (deadline.compareTo(Duration.ZERO) > 0) {
                return deadline;
            }
        } catch (DateTimeParseException e) { // Fails below.
        }
        throw new IllegalArgumentException("sesi.deadline: needs a positive time such as PT10S, but is " + text);
    }

    private static Environment environment(ServletContext context) {
        Environment environment =
                Environment.named(optional(context, "sesi.environment").orElse("staging"));
        return optional(context, "sesi.baseUrl")
                .map(url -> environment.withBaseUrl(URI.create(url)))
                .orElse(environment);
    }

    /** {@return the certificates to trust in addition to those of the JDK; to connect to a sandbox, add its certificate} */
    private static List<X509Certificate> extraCertificates(ServletContext context) {
        return optional(context, "sesi.caFile").map(SesiListener::certificates).orElse(List.of());
    }

    private static List<X509Certificate> certificates(String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException("sesi.caFile: no certificates in " + file + " (" + e + "); check the file", e);
        }
    }

    private static String required(ServletContext context, String name) {
        return optional(context, name)
                .orElseThrow(() -> new IllegalArgumentException("the context parameter " + name + " is missing; set it"));
    }

    private static Optional<String> optional(ServletContext context, String name) {
        return Optional.ofNullable(context.getInitParameter(name));
    }
}
