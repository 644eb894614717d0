package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.first;
import static io.drumroll.engine.oracle.NaiveState.whyOutOfRange;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query.AccountBalance;
import io.drumroll.engine.message.Query.Commission;
import io.drumroll.engine.message.Query.CommissionsView;
import io.drumroll.engine.message.Query.Coupon;
import io.drumroll.engine.message.Query.CouponsView;
import io.drumroll.engine.message.Query.DealName;
import io.drumroll.engine.message.Query.DealNames;
import io.drumroll.engine.message.Query.DealPage;
import io.drumroll.engine.message.Query.DealView;
import io.drumroll.engine.message.Query.DutiesView;
import io.drumroll.engine.message.Query.OfDeals;
import io.drumroll.engine.message.Query.OfRefundsDue;
import io.drumroll.engine.message.Query.Rate;
import io.drumroll.engine.message.Query.RatesView;
import io.drumroll.engine.message.Query.RefundDue;
import io.drumroll.engine.message.Query.RefundsDue;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Query.TrialBalance;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.region.Country;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers queries about deals, coupons, rates, duties and the ledger. */
final class NaiveLists {
    private final NaiveState state;

    NaiveLists(NaiveState state) {
        this.state = state;
    }

    Result<DealView> deal(int number) {
        NaiveDeal deal = state.deal(number);
        return deal == null
                ? new Result.Refused<>(new Rejection.UnknownDeal(number))
                : new Result.Found<>(deal.view(state.nowMs));
    }

    Result<DealPage> deals(OfDeals query) {
        Rejection why = whyNotPage(query.limit());
        if (why != null) {
            return new Result.Refused<>(why);
        }
        List<DealView> page = new ArrayList<>();
        int before = query.before() < 1 ? Integer.MAX_VALUE : query.before();
        for (NaiveDeal deal : state.deals.reversed()) {
            if (deal.lasts(state.nowMs) && deal.number < before) {
                page.add(deal.view(state.nowMs));
            }
            // A page that is full says nothing about what comes behind it, unless it is the very first deal.
            if (page.size() == query.limit() && deal.number > 1) {
                return new Result.Found<>(new DealPage(page, page.getLast().deal()));
            }
            if (page.size() == query.limit()) {
                break;
            }
        }
        return new Result.Found<>(new DealPage(page, 0));
    }

    Result<DealNames> names(List<Integer> asked) {
        Rejection why = whyOutOfRange(Field.DEALS, asked.size(), 0, Limits.MAX_PAGE);
        if (why != null) {
            return new Result.Refused<>(why);
        }
        return new Result.Found<>(new DealNames(asked.stream()
                .map(state::deal)
                .filter(Objects::nonNull)
                .map(deal -> new DealName(deal.number, deal.terms().kind(), deal.offer.name()))
                .toList()));
    }

    private static @Nullable Rejection whyNotPage(int limit) {
        return whyOutOfRange(Field.QUANTITY, limit, 1, Limits.MAX_PAGE);
    }

    Result<DealPage> dealsOfSku(int sku) {
        if (state.sku(sku) == null) {
            return new Result.Refused<>(new Rejection.UnknownSku(sku));
        }
        List<DealView> deals = state.subjects.ofSku(sku).stream()
                .filter(deal -> deal.lasts(state.nowMs))
                .map(deal -> deal.view(state.nowMs))
                .toList();
        return new Result.Found<>(new DealPage(deals, 0));
    }

    Result<CouponsView> coupons(long buyer) {
        Rejection why = first(state.whyNotScheduled(), NaiveState.whyNotBuyer(buyer));
        if (why != null) {
            return new Result.Refused<>(why);
        }
        List<Coupon> coupons = new ArrayList<>();
        NaiveBuyer known = state.buyers.get(buyer);
        if (known != null) {
            known.coupons()
                    .forEach((deal, held) ->
                            coupons.add(new Coupon(deal, state.deals.get(deal - 1).offer, held.claimed, held.used)));
        }
        return new Result.Found<>(new CouponsView(buyer, coupons));
    }

    Result<RatesView> rates() {
        Rejection why = state.whyNotScheduled();
        return why == null ? new Result.Found<>(new RatesView(state.rates.all())) : new Result.Refused<>(why);
    }

    Result<DutiesView> duties(Country origin, Country destination) {
        Rejection why = state.whyNotScheduled();
        return why == null
                ? new Result.Found<>(new DutiesView(state.duties.inForceOrLater(origin, destination, state.nowMs)))
                : new Result.Refused<>(why);
    }

    Result<CommissionsView> commissions() {
        return new Result.Found<>(new CommissionsView(state.commissionBps.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new Commission(each.getKey(), each.getValue()))
                .toList()));
    }

    Result<TrialBalance> trialBalance() {
        List<AccountBalance> balances = new ArrayList<>();
        for (Rate rate : state.rates.all()) {
            for (Account account : Account.values()) {
                long balanceMinor = state.ledger.balanceMinor(account, rate.currency());
                if (balanceMinor != 0) {
                    balances.add(new AccountBalance(account, rate.currency(), balanceMinor));
                }
            }
        }
        return new Result.Found<>(new TrialBalance(balances));
    }

    Result<RefundsDue> refundsDue(OfRefundsDue query) {
        Rejection why = whyNotPage(query.limit());
        if (why != null) {
            return new Result.Refused<>(why);
        }
        List<RefundDue> page = new ArrayList<>();
        for (NaivePayment payment : state.payments.values()) {
            if (payment.dueMinor > 0 && payment.number > query.after()) {
                if (page.size() == query.limit()) {
                    return new Result.Found<>(
                            new RefundsDue(page, page.getLast().number()));
                }
                page.add(new RefundDue(
                        payment.number,
                        payment.receipt.payment(),
                        payment.receipt.order(),
                        payment.currency(),
                        payment.dueMinor,
                        payment.settledMinor));
            }
        }
        return new Result.Found<>(new RefundsDue(page, 0));
    }
}
