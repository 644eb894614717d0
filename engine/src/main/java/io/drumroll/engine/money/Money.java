package io.drumroll.engine.money;

/**
 * An amount in the minor unit of its currency: 1,250 CNY minor is 12.50 yuan.
 *
 * @param amountMinor any {@code long}; what range is acceptable is the business of the command that carries it.
 * @param currency what the amount is counted in.
 */
public record Money(long amountMinor, Currency currency) {
    @Override
    public String toString() {
        return amountMinor + " " + currency.code() + " minor";
    }
}
