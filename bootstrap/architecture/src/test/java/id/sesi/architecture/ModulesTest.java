package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Opens;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each module reads and shows, to the letter: the inside shows values, ports, outcomes and one factory. */
class ModulesTest {

    @Test
    void domain() {
        ModuleDescriptor domain = descriptor("domain", "id.sesi.domain");

        assertEquals(Set.of("java.base"), requires(domain));
        assertEquals(Set.of("id.sesi.domain", "id.sesi.domain.misuse to [id.sesi.application]"), exports(domain));
    }

    @Test
    void application() {
        ModuleDescriptor application = descriptor("application", "id.sesi.application");

        assertEquals(Set.of("java.base", "id.sesi.domain"), requires(application));
        assertEquals(
                Set.of("id.sesi.application", "id.sesi.application.driven", "id.sesi.application.driving"),
                exports(application));
    }

    @Test
    void adapters_http() {
        ModuleDescriptor http = descriptor("adapters-http", "id.sesi.adapters.http");

        assertEquals(
                Set.of(
                        "java.base",
                        "jdk.httpserver",
                        "id.sesi.application",
                        "com.squareup.moshi",
                        "okhttp3",
                        "okhttp3.tls",
                        "okio"),
                requires(http));
        assertEquals(
                Set.of("id.sesi.adapters.http.gateway", "id.sesi.adapters.http.sandbox", "id.sesi.adapters.http.vault"),
                exports(http));
    }

    @Test
    void adapters_cli() {
        ModuleDescriptor cli = descriptor("adapters-cli", "id.sesi.adapters.cli");

        assertEquals(Set.of("java.base", "id.sesi.application", "com.google.gson", "org.slf4j"), requires(cli));
        assertEquals(
                Set.of(
                        "id.sesi.adapters.local.audit",
                        "id.sesi.adapters.cli.command",
                        "id.sesi.adapters.local.secret",
                        "id.sesi.adapters.cli.settings",
                        "id.sesi.adapters.cli.usage"),
                exports(cli));
    }

    /** Nothing is open to reflection. */
    private static ModuleDescriptor descriptor(String folder, String name) {
        ModuleDescriptor descriptor = ModuleFinder.of(Path.of("..", folder, "target/classes"))
                .find(name)
                .orElseThrow()
                .descriptor();
        assertEquals(Set.<Opens>of(), descriptor.opens());
        assertEquals(false, descriptor.isOpen());
        return descriptor;
    }

    private static Set<String> requires(ModuleDescriptor module) {
        return module.requires().stream().map(Requires::name).collect(Collectors.toSet());
    }

    private static Set<String> exports(ModuleDescriptor module) {
        return module.exports().stream()
                .map(export -> export.source() + (export.isQualified() ? " to " + export.targets() : ""))
                .collect(Collectors.toSet());
    }
}
