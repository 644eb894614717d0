package io.drumroll.accounts;

import java.util.function.LongSupplier;

/**
 * Slows who guesses passwords. Nobody is locked out for ever, and nobody can lock another out for long: the tightest of the
 * three bounds is for one name from one address.
 */
final class SignInBrakes {
    static final int BURST_OF_NAME_AND_ADDRESS = 5;
    static final long NAME_AND_ADDRESS_EVERY_MS = 180_000;
    static final int BURST_OF_NAME = 60;
    static final long NAME_EVERY_MS = 20_000;
    static final int BURST_OF_ADDRESS = 100;
    static final long ADDRESS_EVERY_MS = 10_000;
    static final int BURST_OF_SIGN_UPS = 50;
    static final long SIGN_UP_EVERY_MS = 60_000;

    private final Brake nameAndAddress;
    private final Brake name;
    private final Brake address;
    private final Brake signUps;

    SignInBrakes(LongSupplier clock) {
        this.nameAndAddress = new Brake(BURST_OF_NAME_AND_ADDRESS, NAME_AND_ADDRESS_EVERY_MS, clock);
        this.name = new Brake(BURST_OF_NAME, NAME_EVERY_MS, clock);
        this.address = new Brake(BURST_OF_ADDRESS, ADDRESS_EVERY_MS, clock);
        this.signUps = new Brake(BURST_OF_SIGN_UPS, SIGN_UP_EVERY_MS, clock);
    }

    /** Lets one try through, or tells after how many ms to try again; 0 for let through. */
    long takeSignIn(String triedName, Caller caller) {
        String from = caller.counted();
        long waitMs = address.take(from);
        if (waitMs > 0) {
            return waitMs;
        }
        waitMs = nameAndAddress.take(both(triedName, from));
        if (waitMs > 0) {
            address.giveBack(from);
            return waitMs;
        }
        waitMs = name.take(triedName);
        if (waitMs > 0) {
            address.giveBack(from);
            nameAndAddress.giveBack(both(triedName, from));
        }
        return waitMs;
    }

    /** The try was right, or nobody could tell. */
    void giveBackSignIn(String triedName, Caller caller) {
        String from = caller.counted();
        address.giveBack(from);
        nameAndAddress.giveBack(both(triedName, from));
        name.giveBack(triedName);
    }

    long takeSignUp(Caller caller) {
        return signUps.take(caller.counted());
    }

    private static String both(String triedName, String from) {
        return from + " " + triedName;
    }
}
