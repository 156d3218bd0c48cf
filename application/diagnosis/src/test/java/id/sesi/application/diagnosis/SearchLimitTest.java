package id.sesi.application.diagnosis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SearchLimitTest {

    @Test
    void each_trial_and_each_byte_of_its_message_counts() {
        SearchLimit limit = new SearchLimit(2 * 200 + 5);

        limit.count(new byte[2]);
        assertFalse(limit.isReached());

        limit.count(new byte[3]);
        assertTrue(limit.isReached());
    }
}
