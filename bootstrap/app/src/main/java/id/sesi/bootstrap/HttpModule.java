package id.sesi.bootstrap;

import dagger.Module;
import dagger.Provides;
import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.adapters.cli.settings.ProxySettings;
import id.sesi.adapters.http.gateway.GatewayClient;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.http.gateway.OutboundProxy;
import id.sesi.application.driven.SessionGateway;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** The way to the vendor. */
@Module
final class HttpModule {

    private HttpModule() {}

    @Provides
    @Singleton
    static OkHttpClient client(ConnectionSettings settings) {
        return client(settings.alsoTrusted(), settings.proxy());
    }

    static OkHttpClient client(List<X509Certificate> alsoTrusted, Optional<ProxySettings> proxy) {
        return GatewayClient.trusting(
                alsoTrusted,
                proxy.map(way -> new OutboundProxy(way.host(), way.port(), way.credentials(), way::isBypassedFor)));
    }

    @Provides
    static SessionGateway gateway(OkHttpClient client, ConnectionSettings settings) {
        return new OkHttpSessionGateway(client, settings.environment());
    }
}
