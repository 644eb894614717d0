package io.drumroll.engine.oracle;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.money.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What each account holds in each currency; it only adds up what is posted and checks nothing. */
final class NaiveLedger {
    private final Map<Currency, Map<Account, Long>> balances = new HashMap<>();

    /** Adds to an account; negative to take away. */
    void post(Account account, Currency currency, long amountMinor) {
        if (amountMinor != 0) {
            balances.computeIfAbsent(currency, _ -> new EnumMap<>(Account.class))
                    .merge(account, amountMinor, Long::sum);
        }
    }

    long balanceMinor(Account account, Currency currency) {
        Map<Account, Long> ofCurrency = balances.get(currency);
        return ofCurrency == null ? 0 : ofCurrency.getOrDefault(account, 0L);
    }

    Set<Currency> currencies() {
        return balances.keySet();
    }
}
