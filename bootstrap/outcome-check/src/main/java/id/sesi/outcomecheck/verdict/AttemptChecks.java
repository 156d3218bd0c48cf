package id.sesi.outcomecheck.verdict;

import id.sesi.outcomecheck.records.Call.CallAttempt;
import id.sesi.outcomecheck.records.Call.End;
import java.util.List;

/** Checks the attempts of one call without the vendor's records: their number, their pauses, and whether the outcome fits. */
final class AttemptChecks {

    static final int MAX_ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long MAX_JITTER_MILLIS = 300;
    private static final long MAX_PAUSE_MILLIS = 8_000;

    private AttemptChecks() {}

    static boolean isConsistent(End end) {
        List<CallAttempt> attempts = end.attempts();
        return attempts.size() <= MAX_ATTEMPTS
                && isNumbered(attempts)
                && end.mayHaveOrphanedSession() == attempts.stream().anyMatch(CallAttempt::mayHaveOrphanedSession)
                && end.result().equals("CREATED")
                        == (!attempts.isEmpty()
                                && attempts.get(attempts.size() - 1).result().equals("CREATED"));
    }

    static boolean isNumbered(List<CallAttempt> attempts) {
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.get(i).number() != i + 1) {
                return false;
            }
        }
        return true;
    }

    /** A pause is the backoff of the contract, or longer if the vendor asked for it, but at most 8 s. */
    static boolean hasContractualPauses(List<CallAttempt> attempts) {
        for (CallAttempt attempt : attempts) {
            long backoff = FIRST_PAUSE_MILLIS << (attempt.number() - 1);
            long max = attempt.status() == 0 ? backoff + MAX_JITTER_MILLIS : MAX_PAUSE_MILLIS;
            boolean hasNext = attempt.number() < attempts.size();
            boolean isRight = attempt.pauseMillis() >= backoff && attempt.pauseMillis() <= max;
            // A call may end during the pause after its last attempt: at its deadline, or by an interrupt.
            if (!isRight && (hasNext || attempt.pauseMillis() != 0)) {
                return false;
            }
        }
        return true;
    }
}
