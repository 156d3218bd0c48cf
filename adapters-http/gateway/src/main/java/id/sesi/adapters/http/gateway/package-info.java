/**
 * The way to the vendor and back. Start with {@link id.sesi.adapters.http.gateway.OkHttpSessionGateway}: it sends what
 * {@code RequestCodec} writes and returns what {@code ResponseReader} makes of the answer.
 */
package id.sesi.adapters.http.gateway;
