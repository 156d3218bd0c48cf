package id.sesi.outcomecheck.callers;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.outcomecheck.vendor.Vendor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Returns one of the partner's keys. Sometimes it is slow, and sometimes it fails. */
final class RotatingSecrets implements SecretSource {

    private static final int MAX_SLOW_MILLIS = 400;

    @Override
    public SecretKey fetch(PartnerId partnerId, Duration timeout) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int percent = random.nextInt(100);
        if (percent == 0) {
            throw new SecretUnavailableException("no key today");
        }
        if (percent <= 3) {
            try {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_SLOW_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SecretUnavailableException("interrupted");
            }
        }
        List<String> secrets = Vendor.secrets();
        return SecretKey.ofText(secrets.get(random.nextInt(secrets.size())));
    }
}
