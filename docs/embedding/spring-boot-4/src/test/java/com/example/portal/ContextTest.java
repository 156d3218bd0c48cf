package com.example.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.domain.SecretKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** MDC and trace of a request reach everything that Sesi calls, and the HTTP span is a child of the request's span. */
@SpringBootTest(properties = "management.tracing.sampling.probability=1")
@AutoConfigureMockMvc
class ContextTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    private static final Map<String, Map<String, String>> MDC_AT = new ConcurrentHashMap<>();
    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();

    @Autowired
    MockMvcTester portal;

    @DynamicPropertySource
    static void sesi(DynamicPropertyRegistry settings) throws IOException {
        PortalSandbox.addSettings(SANDBOX, settings);
    }

    @Test
    void mdc_and_trace_reach_the_secret_source_the_interceptors_and_the_audit_trail() {
        assertThat(portal.post()
                        .uri("/widget-session")
                        .with(user("USR-001"))
                        .with(csrf())
                        .exchange())
                .hasStatusOk();

        SpanData request = span(SpanKind.SERVER);
        assertThat(span(SpanKind.CLIENT).getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(MDC_AT).containsOnlyKeys("secret source", "interceptor", "audit trail");
        assertThat(MDC_AT.values()).allSatisfy(mdc -> assertThat(mdc)
                .containsEntry("tenant", "acme")
                .containsEntry("traceId", request.getTraceId()));
    }

    @Test
    void boot_keeps_its_own_executor(@Autowired ApplicationContext portal) {
        assertThat(portal.containsBean("applicationTaskExecutor")).isTrue();
    }

    private static SpanData span(SpanKind kind) {
        return SPANS.getFinishedSpanItems().stream().filter(span -> span.getKind() == kind).findAny().orElseThrow();
    }

    private static void note(String place) {
        MDC_AT.put(place, Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of()));
    }

    @TestConfiguration
    static class Probes {

        /** Simulates a filter of the portal that sets its own MDC. */
        @Bean
        Filter tenant() {
            return (request, response, chain) -> {
                try (var tenant = MDC.putCloseable("tenant", "acme")) {
                    chain.doFilter(request, response);
                }
            };
        }

        @Bean
        static BeanPostProcessor probes() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof SecretSource) {
                        return (SecretSource) (partner, timeout) -> {
                            note("secret source");
                            return SecretKey.ofText(SANDBOX.secretKey());
                        };
                    }
                    if (bean instanceof OkHttpClient client) {
                        return client.newBuilder()
                                .addInterceptor(chain -> {
                                    note("interceptor");
                                    return chain.proceed(chain.request());
                                })
                                .build();
                    }
                    return bean instanceof AuditTrail ? (AuditTrail) entry -> note("audit trail") : bean;
                }
            };
        }

        @Bean
        SpanProcessor spans() {
            return SimpleSpanProcessor.create(SPANS);
        }
    }
}
