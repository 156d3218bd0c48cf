package ${package}.domain;

import org.junit.jupiter.api.Tag;

/** The domain must not need a library. JUnit is an example: each module has it, but only for tests. */
@Tag("domain")
interface DomainUsesLibrary {}
