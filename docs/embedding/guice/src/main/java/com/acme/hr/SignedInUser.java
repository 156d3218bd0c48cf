package com.acme.hr;

import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;

/**
 * Your login and your employee service, which you implement and bind. They know who is signed in, and which candidates this user
 * may assess. Never take these values from the browser: a person who can choose them gets the session of another user.
 */
@FunctionalInterface
public interface SignedInUser {

    /** {@return the request for the user who is signed in} */
    SessionRequest sessionRequest(PartnerId partnerId);
}
