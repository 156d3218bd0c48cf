package id.sesi.application.diagnosis;

/** How often people make a mistake. It decides with which other mistakes the search combines it. */
enum Frequency {
    /** Combined with common and rare mistakes. */
    COMMON,
    /** Combined with common mistakes. */
    RARE,
    /** Not combined. */
    EXOTIC;

    /** {@return the frequency of a rarer form of the same mistake} */
    Frequency rarer() {
        return this == COMMON ? RARE : EXOTIC;
    }
}
