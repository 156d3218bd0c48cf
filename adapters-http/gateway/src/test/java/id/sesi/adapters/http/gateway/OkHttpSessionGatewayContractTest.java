package id.sesi.adapters.http.gateway;

import id.sesi.application.contract.SessionGatewayContract;
import id.sesi.application.driven.SessionGateway;
import id.sesi.domain.Environment;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

class OkHttpSessionGatewayContractTest extends SessionGatewayContract {

    @Override
    protected SessionGateway gateway(Environment environment, X509Certificate authority) {
        return new OkHttpSessionGateway(OkHttpClientFactory.create(List.of(authority), Optional.empty()), environment);
    }
}
