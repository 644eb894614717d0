package io.drumroll.catalog;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;

/**
 * Somebody's application to sell, and what became of it: one shop for each that is approved.
 *
 * @param id its number.
 * @param person the number of the account that applied.
 * @param wish what was applied for.
 * @param reason why it was refused; empty otherwise.
 * @param decidedBy the operator's number, 0 before.
 * @param appliedMs in ms of the epoch.
 * @param decidedMs in ms of the epoch, 0 before.
 * @param shop the shop's number in the engine, 0 until it is opened.
 */
public record Merchant(
        long id,
        long person,
        Wish wish,
        State state,
        String reason,
        long decidedBy,
        long appliedMs,
        long decidedMs,
        int shop) {
    /** How far an application has come. */
    public enum State {
        /** An operator has to look at it. */
        APPLIED,
        /** Approved; the engine opens the shop. Goes on by itself after a crash. */
        OPENING,
        /** Approved, and the shop is open. */
        APPROVED,
        /** Refused; the reason says why. The person may apply again. */
        REFUSED
    }

    /**
     * What a merchant wants.
     *
     * @param name what the shop is to be called, at most 60 characters and what the engine takes.
     * @param country where the merchant, or the foreign brand, sells from.
     * @param currency what the shop prices in.
     */
    public record Wish(String name, ShopKind kind, Country country, Currency currency) {}
}
