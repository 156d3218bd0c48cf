package com.acme.hr;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Constants;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat to which the tests deploy the packaged WAR. Each user has the password {@value #PASSWORD}. */
final class TomcatServer implements AutoCloseable {

    private static final String PASSWORD = "secret";

    private final Tomcat tomcat = new Tomcat();
    private final Path folder;

    TomcatServer(Path folder, String... userIds) throws IOException, LifecycleException {
        this.folder = Files.createDirectories(folder);
        Files.createDirectories(folder.resolve("webapps"));
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getHost(); // creates it
        for (String userId : userIds) {
            tomcat.addUser(userId, PASSWORD);
            tomcat.addRole(userId, "hr");
        }
        tomcat.start();
    }

    /** Does what Tomcat does with {@code conf/Catalina/localhost/PATH.xml}. */
    Context deploy(String path, SandboxExtension sandbox, URI baseUrl, String deadline) throws IOException {
        Context context = new StandardContext();
        context.setName(path);
        context.setPath(path);
        context.setDocBase(System.getProperty("war"));
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml(Constants.NoDefaultWebXml);
        context.addLifecycleListener(config);
        context.addParameter("sesi.partnerId", sandbox.partnerId().value());
        context.addParameter("sesi.secretKeyFile", file("key", sandbox.secretKey()));
        context.addParameter("sesi.caFile", file("ca.pem", sandbox.caPem()));
        context.addParameter("sesi.baseUrl", baseUrl.toString());
        context.addParameter("sesi.deadline", deadline);
        tomcat.getHost().addChild(context);
        return context;
    }

    void undeploy(Context context) {
        tomcat.getHost().removeChild(context);
    }

    /** Sends what the page sends for a user who is signed in. */
    HttpResponse<String> post(String path, String userId) throws IOException, InterruptedException {
        return send(path + "/widget", "Authorization", credentials(userId), "X-Requested-With", "fetch");
    }

    HttpResponse<String> send(String path, String... headers) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .headers(headers)
                .POST(BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    static String credentials(String userId) {
        return "Basic " + Base64.getEncoder().encodeToString((userId + ":" + PASSWORD).getBytes(UTF_8));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
