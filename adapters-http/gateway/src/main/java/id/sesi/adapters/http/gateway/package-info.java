/**
 * Sends requests to the vendor over HTTPS and reads the responses. Start with
 * {@link id.sesi.adapters.http.gateway.OkHttpSessionGateway}. {@code RequestWriter} writes the request body, and
 * {@code ResponseReader} reads the response.
 *
 * <pre>{@code
 * SessionGateway gateway = new OkHttpSessionGateway(client, Environment.STAGING);
 * }</pre>
 */
package id.sesi.adapters.http.gateway;
