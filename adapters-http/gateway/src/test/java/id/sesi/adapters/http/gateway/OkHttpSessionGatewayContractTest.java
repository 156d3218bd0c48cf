package id.sesi.adapters.http.gateway;

import id.sesi.application.contract.SessionGatewayContract;
import id.sesi.application.driven.SessionGateway;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;

/** Runs the contract of the gateway over real TLS sockets. */
class OkHttpSessionGatewayContractTest extends SessionGatewayContract {

    private final TlsServer vendor = new TlsServer();

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Override
    protected SessionGateway gatewayFor(Situation situation) {
        SessionGateway gateway = vendor.gateway();
        if (situation == Situation.UNREACHABLE) {
            vendor.close();
        } else {
            vendor.enqueue(response(situation));
        }
        return gateway;
    }

    @Override
    protected int requestsReceived() {
        return vendor.mock.getRequestCount();
    }

    private static MockResponse.Builder response(Situation situation) {
        return switch (situation) {
            case CREATES -> TlsServer.response(200, TlsServer.SESSION_JSON);
            case SENDS_INVALID_BODY -> TlsServer.response(200, "{\"success\": true}");
            case RATE_LIMITS -> TlsServer.response(429, "{}").addHeader("Retry-After", RETRY_AFTER.toSeconds());
            case REDIRECTS_307 -> TlsServer.response(307, "").addHeader("Location", "/elsewhere");
            case LOSES_CONNECTION -> new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket());
            case DOES_NOT_RESPOND -> new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);
            default -> TlsServer.response(situation.status(), """
                        {"success": false, "message": "no", "errors": {"user.email": ["%s"]}}""".formatted(FIELD_ERROR));
        };
    }
}
