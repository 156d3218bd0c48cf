/**
 * What every implementation of a driven port must do: abstract suites to extend, published as {@code sesi-port-contracts}.
 * Start with {@link id.sesi.application.contract.SecretSourceContract}.
 */
package id.sesi.application.contract;
