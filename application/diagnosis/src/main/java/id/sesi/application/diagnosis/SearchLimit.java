package id.sesi.application.diagnosis;

/**
 * Limits a part of a search. It counts work instead of time, so the result is the same on a busy machine and on each run. Not
 * thread-safe.
 */
final class SearchLimit {

    /** The work of a trial with an empty message. Each byte of the message adds one. */
    private static final int WORK_OF_TRIAL = 200;

    private long remaining;

    /** @param work how much work is allowed */
    SearchLimit(long work) {
        remaining = work;
    }

    /** {@return the limit for single mistakes, which only requests with more than about 1,000 candidates reach} */
    static SearchLimit ofSingleMistakes() {
        return new SearchLimit(400_000_000);
    }

    /** {@return the limit for combinations of mistakes: about a second, because a person waits} */
    static SearchLimit ofCombinations() {
        return new SearchLimit(30_000_000);
    }

    void count(byte[] message) {
        remaining -= WORK_OF_TRIAL + message.length;
    }

    boolean isReached() {
        return remaining <= 0;
    }
}
