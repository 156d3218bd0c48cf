package id.sesi.application.diagnosis;

/** How often people make a mistake. It decides with which other mistakes the search combines it. */
enum Frequency {
    /** Combined with common and rare mistakes. */
    COMMON,
    /** Combined with common mistakes. */
    RARE,
    /** Not combined. */
    EXOTIC
}
