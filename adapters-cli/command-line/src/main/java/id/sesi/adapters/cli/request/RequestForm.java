package id.sesi.adapters.cli.request;

import java.util.List;

/** What a document may have. */
public enum RequestForm {
    /** The request alone: it is signed here. */
    UNSIGNED,
    /** The vendor's whole body, as it was signed elsewhere; the signature may be missing. */
    SIGNED;

    List<String> members() {
        return switch (this) {
            case UNSIGNED -> List.of("user");
            case SIGNED -> List.of("user", "signature");
        };
    }
}
