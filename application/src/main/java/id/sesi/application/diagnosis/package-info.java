/**
 * How signatures come out wrong. Start with {@link id.sesi.application.diagnosis.MistakeSearch}; a
 * {@link id.sesi.application.diagnosis.Recipe} is one way to make a signature, and the known mistakes change it.
 */
package id.sesi.application.diagnosis;
