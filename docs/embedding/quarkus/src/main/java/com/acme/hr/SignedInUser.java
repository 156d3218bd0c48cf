package com.acme.hr;

import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A placeholder: replace it with your login, such as {@code SecurityIdentity}, and your employee service. They know who is signed
 * in, and which candidates this user may assess. Never take these values from the browser: a person who can choose them gets the
 * session of another user.
 */
@ApplicationScoped
class SignedInUser {

    String userId() {
        return "USR-001";
    }

    /** {@return the request for the user who is signed in} */
    SessionRequest sessionRequest(PartnerId partnerId) {
        return SessionRequest.builder(partnerId)
                .userId(userId())
                .email("john.doe@example.com")
                .name("John Doe")
                .candidate("cand-001", "Siti Rahma", "siti@example.com")
                .build();
    }
}
