package io.drumroll.payments.simulated;

import io.drumroll.engine.money.Currency;
import io.drumroll.payments.gateway.GatewayPayment;
import io.drumroll.payments.gateway.GatewayRefund;
import io.drumroll.payments.gateway.PaymentStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated gateway truly did. Kept in memory, and in a journal if there is one. Ids are drawn at random, so
 * that a gateway that forgot never gives one again. Safe for use by many threads.
 */
final class GatewayBooks {
    /** Payments that it keeps; no more are created then. */
    static final int MAX_PAYMENTS = 2_000_000;

    private final String base;
    private final @Nullable GatewayJournal journal;
    private final Map<String, GatewayPayment> payments = new LinkedHashMap<>();
    private final Map<String, List<String>> byReference = new HashMap<>();
    private final List<String> captures = new ArrayList<>();
    private final Map<String, Keyed> keys = new HashMap<>();

    /** Books of a gateway at an address, which begin with what the journal tells. */
    GatewayBooks(String base, @Nullable GatewayJournal journal) throws IOException {
        this.base = base;
        this.journal = journal;
        if (journal != null) {
            journal.read().forEach(this::replay);
        }
    }

    /** What was done under a key: the request's content, and the id of what came of it. */
    private record Keyed(String content, String id) {}

    /** How a request ended: done, for the first time or again, or refused. */
    sealed interface Entry<T> {
        /** Done now, or found done. */
        record Done<T>(T value, boolean changed) implements Entry<T> {}

        /** Refused, with an HTTP status. */
        record Refused<T>(int status, String detail) implements Entry<T> {}
    }

    synchronized Entry<GatewayPayment> create(String reference, long amountMinor, String currency, String key) {
        if (reference.isEmpty() || key.isEmpty() || amountMinor < 1 || !Currency.isWellFormed(currency)) {
            return new Entry.Refused<>(422, "a payment needs a reference, a key, 1 or more, and a currency");
        }
        String content = createContent(reference, amountMinor, currency);
        Keyed before = keys.get("payment " + key);
        if (before != null) {
            return before.content.equals(content)
                    ? new Entry.Done<>(existing(before.id), false)
                    : new Entry.Refused<>(409, "the key came before, with other content");
        }
        if (payments.size() == MAX_PAYMENTS) {
            return new Entry.Refused<>(429, "the simulation keeps no more payments");
        }
        String id = "pay_" + UUID.randomUUID();
        journal("create", id, reference, Long.toString(amountMinor), currency, key);
        return new Entry.Done<>(applyCreated(id, reference, amountMinor, currency, key), true);
    }

    /** The buyer confirms, and the money is taken or the card declined; one that is no longer pending stays as it is. */
    synchronized Entry<GatewayPayment> confirm(String id, boolean declined) {
        GatewayPayment payment = payments.get(id);
        if (payment == null) {
            return unknown();
        }
        if (payment.status() != PaymentStatus.PENDING) {
            return new Entry.Done<>(payment, false);
        }
        journal("confirm", id, Boolean.toString(declined));
        return new Entry.Done<>(applyConfirmed(payment, declined), true);
    }

    synchronized Entry<GatewayRefund> refund(String id, long amountMinor, String key) {
        GatewayPayment payment = payments.get(id);
        if (payment == null) {
            return unknown();
        }
        String scopedKey = "refund " + id + " " + key;
        String content = "refund " + amountMinor;
        Keyed before = keys.get(scopedKey);
        if (before != null) {
            return before.content.equals(content)
                    ? new Entry.Done<>(new GatewayRefund(before.id, id, amountMinor), false)
                    : new Entry.Refused<>(409, "the key came before, with another amount");
        }
        if (key.isEmpty() || amountMinor < 1 || amountMinor > payment.capturedMinor() - payment.refundedMinor()) {
            return new Entry.Refused<>(422, "a refund needs a key, and 1 to what is left of what was captured");
        }
        String refundId = "ref_" + UUID.randomUUID();
        journal("refund", id, refundId, Long.toString(amountMinor), key);
        return new Entry.Done<>(applyRefunded(payment, refundId, amountMinor, key), true);
    }

    private void journal(String... entry) {
        if (journal != null) {
            journal.write(entry);
        }
    }

    private void replay(List<String> entry) {
        switch (entry.getFirst()) {
            case "create" ->
                applyCreated(entry.get(1), entry.get(2), Long.parseLong(entry.get(3)), entry.get(4), entry.get(5));
            case "confirm" -> applyConfirmed(existing(entry.get(1)), Boolean.parseBoolean(entry.get(2)));
            case "refund" ->
                applyRefunded(existing(entry.get(1)), entry.get(2), Long.parseLong(entry.get(3)), entry.get(4));
            default -> throw new IllegalStateException("the journal holds an unknown entry, " + entry);
        }
    }

    private GatewayPayment applyCreated(String id, String reference, long amountMinor, String currency, String key) {
        GatewayPayment payment = new GatewayPayment(
                id, reference, amountMinor, new Currency(currency), PaymentStatus.PENDING, 0, 0, base + "/pay/" + id);
        payments.put(id, payment);
        keys.put("payment " + key, new Keyed(createContent(reference, amountMinor, currency), id));
        byReference.computeIfAbsent(reference, _ -> new ArrayList<>()).add(id);
        return payment;
    }

    private GatewayPayment applyConfirmed(GatewayPayment payment, boolean declined) {
        GatewayPayment after = declined
                ? with(payment, PaymentStatus.DECLINED, 0, 0)
                : with(payment, PaymentStatus.CAPTURED, payment.amountMinor(), 0);
        payments.put(payment.id(), after);
        if (!declined) {
            captures.add(payment.id());
        }
        return after;
    }

    private GatewayRefund applyRefunded(GatewayPayment payment, String refundId, long amountMinor, String key) {
        payments.put(
                payment.id(),
                with(payment, payment.status(), payment.capturedMinor(), payment.refundedMinor() + amountMinor));
        keys.put("refund " + payment.id() + " " + key, new Keyed("refund " + amountMinor, refundId));
        return new GatewayRefund(refundId, payment.id(), amountMinor);
    }

    private static String createContent(String reference, long amountMinor, String currency) {
        return "create " + reference + " " + amountMinor + " " + currency;
    }

    synchronized @Nullable GatewayPayment payment(String id) {
        return payments.get(id);
    }

    synchronized List<GatewayPayment> payments() {
        return List.copyOf(payments.values());
    }

    synchronized List<GatewayPayment> byReference(String reference, int limit) {
        List<GatewayPayment> page = new ArrayList<>();
        for (String id : byReference.getOrDefault(reference, List.of())) {
            if (page.size() < limit) {
                page.add(existing(id));
            }
        }
        return page;
    }

    /** The captured payments behind so many, in order of capture. */
    synchronized List<GatewayPayment> capturedAfter(int count, int limit) {
        List<GatewayPayment> page = new ArrayList<>();
        for (int i = Math.max(0, count); i < captures.size() && page.size() < limit; i++) {
            page.add(existing(captures.get(i)));
        }
        return page;
    }

    private GatewayPayment existing(String id) {
        GatewayPayment payment = payments.get(id);
        if (payment == null) {
            throw new IllegalStateException("payment " + id + " is in an index but not in the books");
        }
        return payment;
    }

    private static <T> Entry<T> unknown() {
        return new Entry.Refused<>(404, "no such payment");
    }

    private static GatewayPayment with(
            GatewayPayment payment, PaymentStatus status, long capturedMinor, long refundedMinor) {
        return new GatewayPayment(
                payment.id(),
                payment.reference(),
                payment.amountMinor(),
                payment.currency(),
                status,
                capturedMinor,
                refundedMinor,
                payment.confirmUrl());
    }
}
