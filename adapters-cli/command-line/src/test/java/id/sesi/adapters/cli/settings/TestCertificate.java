package id.sesi.adapters.cli.settings;

/** Certificates of a CA. */
public final class TestCertificate {

    /** Valid until 2126. */
    public static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBhTCCASugAwIBAgIUE1xaBHl4Yii1s9Ly6HNmMm0SRJMwCgYIKoZIzj0EAwIw
            FzEVMBMGA1UEAwwMQ29ycG9yYXRlIENBMCAXDTI2MTEyNjE1NTgxN1oYDzIxMjYx
            MTAyMTU1ODE3WjAXMRUwEwYDVQQDDAxDb3Jwb3JhdGUgQ0EwWTATBgcqhkjOPQIB
            BggqhkjOPQMBBwNCAASCsai9k79aQ9/POzAMrXfvgiftMr/fP3u5WQt3mk9FF44t
            GMvmtrpNSqddhDfEzRSBtFFmahnhQS2+ElakKVE3o1MwUTAdBgNVHQ4EFgQUZJT2
            Gd4efjcjNWfduGA52Xim8qkwHwYDVR0jBBgwFoAUZJT2Gd4efjcjNWfduGA52Xim
            8qkwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAQIO6T7kto3fOg
            jmU2ZYArDyogxXwEqIf/wtCf4wGNDQIhAPre9G4Wbi9l4maPVnp4ZRdYWOTuBJ6v
            7A9S2B4fKkXU
            -----END CERTIFICATE-----
            """;

    /** Expired at 2020-01-01T00:00:00Z. */
    public static final String EXPIRED_PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBVjCB/KADAgECAggDi95Gv2FSajAKBggqhkjOPQQDAjAXMRUwEwYDVQQDEwxD
            b3Jwb3JhdGUgQ0EwHhcNMTkwMTAxMDAwMDAwWhcNMjAwMTAxMDAwMDAwWjAXMRUw
            EwYDVQQDEwxDb3Jwb3JhdGUgQ0EwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARz
            XcMf0NRelLfg7ZFeFoCxVAyxkQSf7sVe9x+oU0P/kpoAujzBdCXbDuHU+EXxJnmI
            FELaASIwt21SHPPSwN1tozIwMDAdBgNVHQ4EFgQUt119O2On953IQpRTVf6yzWNI
            se8wDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA5HC5Vb2mvMUi
            tRn3gmCOUMzC2MnRtW8kf2tG52lIAx4CIQDnTInB4zA7DcaBI7OiTEPEn3rhoNZs
            m2Q/GYdP1tWP9w==
            -----END CERTIFICATE-----
            """;

    private TestCertificate() {}
}
