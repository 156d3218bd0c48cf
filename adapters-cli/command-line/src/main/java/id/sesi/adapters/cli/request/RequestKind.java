package id.sesi.adapters.cli.request;

import java.util.List;

/** The two kinds of a request document. */
public enum RequestKind {
    /** The request without a signature: sesi signs it. */
    UNSIGNED,
    /** The complete body for the vendor. Other code has signed it, or its signature is missing. */
    SIGNED;

    List<String> members() {
        return switch (this) {
            case UNSIGNED -> List.of("user");
            case SIGNED -> List.of("user", "signature");
        };
    }
}
