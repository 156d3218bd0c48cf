package id.sesi.application.diagnosis;

/** How often people make a mistake. The search combines a common mistake with all others, but never two rare ones. */
enum Frequency {
    COMMON,
    RARE
}
