package id.sesi.bootstrap;

import dagger.Module;
import dagger.Provides;
import id.sesi.adapters.cli.command.CommandServices.UnusableJavaException;
import id.sesi.adapters.cli.settings.Certificates;
import id.sesi.adapters.cli.settings.NetworkSettings;
import id.sesi.adapters.cli.settings.ProxySettings;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.gateway.OkHttpPageFetcher;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.http.gateway.OkHttpVendorProbe;
import id.sesi.adapters.http.gateway.OutboundProxy;
import id.sesi.application.driven.PageFetcher;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.VendorProbe;
import jakarta.inject.Singleton;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Wires the connection to the vendor. */
@Module
final class NetworkModule {

    private NetworkModule() {}

    @Provides
    @Singleton
    static OkHttpClient client(UseCaseSettings settings, OpenResources resources) {
        return client(settings.network().extraCertificates(), settings.network().proxy(), resources);
    }

    /** Closes the connections when {@code resources} closes: an open connection delays the exit of the process by 300 ms. */
    static OkHttpClient client(Certificates extraCertificates, Optional<ProxySettings> proxy, OpenResources resources) {
        OkHttpClient client = create(
                extraCertificates,
                proxy.map(settings -> new OutboundProxy(settings.address(), settings.credentials())));
        resources.onClose(client.connectionPool()::evictAll);
        return client;
    }

    private static OkHttpClient create(Certificates extraCertificates, Optional<OutboundProxy> proxy) {
        try {
            return OkHttpClientFactory.create(extraCertificates.trusted(), proxy);
        } catch (IllegalStateException e) {
            throw new UnusableJavaException(String.valueOf(e.getMessage()), e);
        }
    }

    @Provides
    static NetworkSettings network(UseCaseSettings settings) {
        return settings.network();
    }

    @Provides
    static SessionGateway gateway(OkHttpClient client, NetworkSettings network) {
        return new OkHttpSessionGateway(client, network.environment());
    }

    @Provides
    static PageFetcher pageFetcher(OkHttpClient client) {
        return new OkHttpPageFetcher(client);
    }

    @Provides
    static VendorProbe probe(OkHttpClient client, NetworkSettings network) {
        return new OkHttpVendorProbe(client, network.environment());
    }
}
