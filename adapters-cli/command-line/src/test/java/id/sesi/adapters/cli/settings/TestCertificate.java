package id.sesi.adapters.cli.settings;

/** A certificate of a CA, valid until 2126. */
public final class TestCertificate {

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

    private TestCertificate() {}
}
