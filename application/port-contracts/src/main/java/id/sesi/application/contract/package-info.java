/**
 * What every implementation of a driven port must do: abstract suites to extend, published with the classifier {@code contract-tests}.
 * Start with {@link id.sesi.application.contract.SecretSourceContract}.
 */
package id.sesi.application.contract;
