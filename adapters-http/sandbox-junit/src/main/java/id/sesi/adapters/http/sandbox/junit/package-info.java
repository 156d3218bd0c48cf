/**
 * Tests of your integration against the sandbox, with JUnit 5 or 6. Start with
 * {@link id.sesi.adapters.http.sandbox.junit.SandboxExtension}. In this example, {@code CandidatePage} is your code:
 *
 * <pre>{@code
 * class CandidatePageTest {
 *     @RegisterExtension
 *     static final SandboxExtension SANDBOX = SandboxExtension.start();
 *
 *     OkHttpClient client = OkHttpClientFactory.create(List.of(SANDBOX.caCertificate()), Optional.empty());
 *     SessionGateway gateway = new OkHttpSessionGateway(client, SANDBOX.environment());
 *     CandidatePage page = new CandidatePage(SANDBOX.partnerId(), SANDBOX.secrets(), gateway);
 *
 *     @Test
 *     void the_page_shows_the_widget() {
 *         assertTrue(page.forUser("USR-001").startsWith("<iframe"));
 *     }
 *
 *     @Test
 *     void the_page_names_the_fields_that_the_vendor_refuses() {
 *         assertEquals("Please correct: user.user_id", page.forUser("fault-422"));
 *     }
 * }
 * }</pre>
 */
package id.sesi.adapters.http.sandbox.junit;
