package com.example.portal;

import java.util.List;
import org.springframework.stereotype.Component;

/** A placeholder: replace it with your login and your database. Users and candidates must never come from the browser. */
@Component
class UserDirectory {

    User currentUser() {
        return new User(
                "USR-001",
                "john.doe@example.com",
                "John Doe",
                List.of(new Candidate("cand-001", "Siti Rahma", "siti@example.com")));
    }

    record User(String id, String email, String name, List<Candidate> candidates) {}

    record Candidate(String id, String name, String email) {}
}
