package com.acme.hr;

import id.sesi.application.driven.SecretSource;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * What your configuration must contain.
 *
 * @param secrets the source of the key, such as {@link id.sesi.adapters.local.secret.FileSecretSource}
 * @param deadline the time limit of a call, shorter than that of the request of the browser
 * @param extraCertificates the certificates to trust in addition to those of the JDK; usually empty
 */
public record SesiSettings(
        PartnerId partnerId,
        Environment environment,
        SecretSource secrets,
        Duration deadline,
        List<X509Certificate> extraCertificates) {}
