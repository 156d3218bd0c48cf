package com.example.portal;

import java.util.List;
import org.springframework.stereotype.Component;

/** A placeholder: replace it with your database. Users and candidates must never come from the browser. */
@Component
class UserDirectory {

    /**
     * {@return the user, and the candidates whom this user may assess}
     *
     * @param login the name of the person who is logged in
     */
    User find(String login) {
        return new User(
                login,
                "john.doe@example.com",
                "John Doe",
                List.of(new Candidate("cand-001", "Siti Rahma", "siti@example.com")));
    }

    record User(String id, String email, String name, List<Candidate> candidates) {}

    record Candidate(String id, String name, String email) {}
}
