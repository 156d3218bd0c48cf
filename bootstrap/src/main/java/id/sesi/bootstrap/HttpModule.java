package id.sesi.bootstrap;

import dagger.Module;
import dagger.Provides;
import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.adapters.http.gateway.GatewayClient;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.http.gateway.OutboundProxy;
import id.sesi.application.driven.SessionGateway;
import jakarta.inject.Singleton;
import okhttp3.OkHttpClient;

/** The way to the vendor. */
@Module
final class HttpModule {

    private HttpModule() {}

    @Provides
    @Singleton
    static OkHttpClient client(ConnectionSettings settings) {
        return GatewayClient.trusting(
                settings.alsoTrusted(),
                settings.proxy()
                        .map(proxy -> new OutboundProxy(
                                proxy.host(), proxy.port(), proxy.credentials(), proxy::isBypassedFor)));
    }

    @Provides
    static SessionGateway gateway(OkHttpClient client, ConnectionSettings settings) {
        return new OkHttpSessionGateway(client, settings.environment());
    }
}
