package id.sesi.application.contract;

import id.sesi.domain.Session;

/** The session that the test vendor creates, and the responses that contain it. */
final class Sessions {

    static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.c2ln";

    static final Session SESSION =
            Session.of(TOKEN, "https://app.psikologiehub.com/widget?token=" + TOKEN, "psikologihub", 1_800_000_000);

    static final String JSON = """
            {"success":true,"sessionToken":"%s","widgetUrl":"https://app.psikologiehub.com/widget?token=%s",\
            "partnerId":"psikologihub","expiresIn":1800000000}""".formatted(TOKEN, TOKEN);

    static final Response VALID = Response.of(200, JSON);

    private Sessions() {}

    /** {@return a response that differs from the valid one in one place} */
    static Response withReplaced(String original, String replacement) {
        if (!JSON.contains(original)) {
            throw new IllegalArgumentException(original);
        }
        return Response.of(200, JSON.replace(original, replacement));
    }
}
