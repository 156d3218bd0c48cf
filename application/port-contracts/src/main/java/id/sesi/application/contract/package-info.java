/**
 * Abstract test suites for implementations of the driven ports, published as {@code sesi-port-contracts}. Extend the suite of
 * the port that you implement. Start with {@link id.sesi.application.contract.SecretSourceContract}.
 */
package id.sesi.application.contract;
