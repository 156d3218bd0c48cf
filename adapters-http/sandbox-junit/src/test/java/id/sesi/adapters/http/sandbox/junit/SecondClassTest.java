package id.sesi.adapters.http.sandbox.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shares the sandbox of {@link SandboxExtensionTest}. Either class may run first. */
@ExtendWith(SandboxExtensionTest.ChecksAfterTheRun.class)
class SecondClassTest {

    @RegisterExtension
    static final SandboxExtension SHARED = SandboxExtensionTest.SHARED;

    @Test
    void two_classes_share_a_sandbox() throws Exception {
        assertEquals(404, SandboxExtensionTest.statusOf(SHARED));
    }
}
