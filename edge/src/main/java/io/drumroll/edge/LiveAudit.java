package io.drumroll.edge;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.AccountBalance;
import io.drumroll.engine.message.Query.TrialBalance;
import io.drumroll.engine.money.Currency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the books can be checked while the festival runs, as of one event: that the ledger's accounts sum to zero in each
 * currency and lie on their side of it, that no event is missing, and that what shops' statements come to, which is
 * reckoned from the events alone, is what the ledger says. Orders, stock and limits are proved from the log by the audit
 * that is run offline.
 *
 * <p>Costs one read of the engine, and one pass over the shops by the books.
 */
final class LiveAudit {
    /** Differences that are listed. */
    static final int MAX_DIFFERENCES = 20;
    /** How often the two are asked anew when the books were past the event by the time they were asked. */
    private static final int TRIES = 3;

    private static final Set<Account> NEVER_BELOW_ZERO =
            EnumSet.of(Account.WALLETS, Account.REFUNDS_DUE, Account.ESCROW, Account.SHOPS, Account.PAID_OUT);
    private static final Set<Account> NEVER_ABOVE_ZERO =
            EnumSet.of(Account.FUNDING, Account.PROVIDERS, Account.SHOP_DEBTS, Account.SUBSIDY);
    private static final Set<Account> OF_SHOPS =
            EnumSet.of(Account.SHOPS, Account.SHOP_DEBTS, Account.COMMISSION, Account.SUBSIDY, Account.PAID_OUT);

    private final Commands commands;
    private final @Nullable BooksPort books;

    LiveAudit(Commands commands, @Nullable BooksPort books) {
        this.commands = commands;
        this.books = books;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.LIVE_AUDIT, exchange -> attempt(exchange, 1));
    }

    /** Something that does not hold; of a sum over accounts without an account. */
    record Difference(String check, @Nullable Account account, Currency currency, long ledgerMinor, long shouldMinor) {}

    /** How many things a check looked at, and what it found; not made where nothing could be compared. */
    record Check(String name, long compared, boolean isMade, List<Difference> differences) {
        String state() {
            return isMade ? differences.isEmpty() ? "holds" : "broken" : "notMade";
        }
    }

    private void attempt(Exchange exchange, int number) {
        commands.find(exchange, exchange.atPosition(), new Query.OfTrialBalance(), (position, ledger) -> {
            if (books == null) {
                answer(exchange, position, ledger, Optional.empty());
                return;
            }
            new PendingStage<Optional<List<AccountBalance>>>(exchange) {
                @Override
                void completed(Optional<List<AccountBalance>> counted) {
                    if (counted.isEmpty() && number < TRIES) {
                        attempt(exchange, number + 1);
                    } else {
                        answer(exchange, position, ledger, counted);
                    }
                }
            }.await(books.accountsAt(position));
        });
    }

    private void answer(Exchange exchange, long position, TrialBalance ledger, Optional<List<AccountBalance>> counted) {
        List<Check> checks = List.of(
                zeroSums(ledger.accounts()),
                signs(ledger.accounts()),
                new Check("feed", position, counted.isPresent(), List.of()),
                counted.map(statements -> shops(ledger.accounts(), statements))
                        .orElse(new Check("shops", 0, false, List.of())));
        commands.answer(exchange, position, checks, LiveAudit::write);
    }

    static Check zeroSums(List<AccountBalance> ledger) {
        Map<Currency, Long> sums = new LinkedHashMap<>();
        ledger.forEach(balance -> sums.merge(balance.currency(), balance.balanceMinor(), Long::sum));
        List<Difference> differences = new ArrayList<>();
        sums.forEach((currency, sum) -> {
            if (sum != 0) {
                differences.add(new Difference("zeroSum", null, currency, sum, 0));
            }
        });
        return new Check("zeroSum", sums.size(), true, differences);
    }

    static Check signs(List<AccountBalance> ledger) {
        List<Difference> differences = new ArrayList<>();
        for (AccountBalance each : ledger) {
            long minor = each.balanceMinor();
            if ((minor < 0 && NEVER_BELOW_ZERO.contains(each.account()))
                    || (minor > 0 && NEVER_ABOVE_ZERO.contains(each.account()))) {
                differences.add(new Difference("signs", each.account(), each.currency(), minor, 0));
            }
        }
        long compared = ledger.stream()
                .filter(each -> NEVER_BELOW_ZERO.contains(each.account()) || NEVER_ABOVE_ZERO.contains(each.account()))
                .count();
        return new Check("signs", compared, true, differences);
    }

    static Check shops(List<AccountBalance> ledger, List<AccountBalance> statements) {
        Map<Place, Long> should = new LinkedHashMap<>();
        Map<Place, Long> is = new LinkedHashMap<>();
        statements.forEach(each -> should.put(new Place(each.account(), each.currency()), each.balanceMinor()));
        ledger.stream()
                .filter(each -> OF_SHOPS.contains(each.account()))
                .forEach(each -> is.put(new Place(each.account(), each.currency()), each.balanceMinor()));
        is.keySet().forEach(place -> should.putIfAbsent(place, 0L));
        List<Difference> differences = new ArrayList<>();
        should.forEach((place, minor) -> {
            long ledgerMinor = is.getOrDefault(place, 0L);
            if (ledgerMinor != minor) {
                differences.add(new Difference("shops", place.account(), place.currency(), ledgerMinor, minor));
            }
        });
        differences.sort(Comparator.comparing(each -> each.currency().code()));
        return new Check("shops", should.size(), true, differences);
    }

    private record Place(Account account, Currency currency) {}

    private static void write(JsonWriter json, List<Check> checks) {
        json.field("nowMs", System.currentTimeMillis()).beginArray("checks");
        for (Check check : checks) {
            json.beginObject()
                    .field("check", check.name())
                    .field("state", check.state())
                    .field("compared", check.compared())
                    .endObject();
        }
        json.endArray().beginArray("differences");
        checks.stream()
                .flatMap(check -> check.differences().stream())
                .limit(MAX_DIFFERENCES)
                .forEach(each -> {
                    json.beginObject().field("check", each.check());
                    if (each.account() != null) {
                        json.field("account", Words.ACCOUNTS.of(each.account()));
                    }
                    json.currency(each.currency())
                            .field("ledgerMinor", each.ledgerMinor())
                            .field("shouldMinor", each.shouldMinor())
                            .endObject();
                });
        json.endArray();
    }
}
