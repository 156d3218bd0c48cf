package com.acme.hr;

import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A placeholder: replace it with your employee service. It knows which candidates a user may assess. Your login knows who is signed
 * in. Never take these values from the browser: a person who can choose them gets the session of another user.
 */
@ApplicationScoped
class EmployeeService {

    /**
     * {@return the request for the user who is signed in}
     *
     * @param userId the name of the user who is signed in
     */
    SessionRequest sessionRequest(PartnerId partnerId, String userId) {
        return SessionRequest.builder(partnerId)
                .userId(userId)
                .email("john.doe@example.com")
                .name("John Doe")
                .candidate("cand-001", "Siti Rahma", "siti@example.com")
                .build();
    }
}
