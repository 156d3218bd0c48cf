package id.sesi.adapters.cli.request;

import java.util.List;

/** The two kinds of a request document. */
public enum RequestKind {
    /** The request without a signature: sesi signs it. */
    WITHOUT_SIGNATURE,
    /** The complete body for the vendor. Other code has signed it, or its signature is missing. */
    VENDOR_BODY;

    List<String> allowedTopLevelMembers() {
        return switch (this) {
            case WITHOUT_SIGNATURE -> List.of("user");
            case VENDOR_BODY -> List.of("user", "signature");
        };
    }
}
