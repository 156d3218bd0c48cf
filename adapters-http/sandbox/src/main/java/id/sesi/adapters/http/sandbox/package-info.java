/**
 * The vendor's endpoint on loopback, to develop and test without the vendor. Start with
 * {@link id.sesi.adapters.http.sandbox.Sandbox}. It knows the domain's rules and nothing of the gateway, so that the two
 * check each other.
 */
package id.sesi.adapters.http.sandbox;
