package id.sesi.application.contract;

import java.util.function.Supplier;

/**
 * A response or failure of the vendor or the network.
 *
 * @param expectation what a gateway must report
 * @param vendor starts a vendor that is in this situation
 */
record Situation(String name, Expectation expectation, Supplier<TestVendor> vendor) {

    Situation(String name, Expectation expectation, Response response) {
        this(name, expectation, () -> TestVendor.responding(response));
    }

    /** {@return whether an exchange lasts until its time limit} */
    boolean timesOut() {
        return expectation.result().equals("TIMED_OUT");
    }
}
