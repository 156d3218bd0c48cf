package com.acme.hr;

import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;

/**
 * A placeholder: replace it with your employee service. It knows which candidates a user may assess. The authorizer of the API
 * Gateway knows who is signed in. Never take these values from the body or the query: a person who can choose them gets the session
 * of another user.
 */
record EmployeeService(PartnerId partnerId) {

    /**
     * {@return the request for the user}
     *
     * @param userId the user whose token the authorizer has validated
     */
    SessionRequest sessionRequest(String userId) {
        return SessionRequest.builder(partnerId)
                .userId(userId)
                .email("john.doe@example.com")
                .name("John Doe")
                .candidate("cand-001", "Siti Rahma", "siti@example.com")
                .build();
    }
}
