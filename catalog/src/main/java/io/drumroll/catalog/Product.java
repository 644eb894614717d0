package io.drumroll.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product as it stands in the catalogue. Its moves give the product as it is afterwards and change nothing.
 *
 * @param id its number, 1 or more.
 * @param shop the number of the shop that sells it.
 * @param content what it says; of a published product what buyers see.
 * @param pending what a published product is to say once an operator approves; null for no change.
 * @param skus the engine's numbers by variant code, for the variants that were listed.
 * @param reason why it was refused; empty otherwise.
 * @param version counts the changes of its content; a key of the engine's is made of it.
 * @param changeNumber when it changed last, in the order of all changes of the catalogue.
 * @param createdMs in ms of the epoch.
 * @param changedMs in ms of the epoch.
 */
public record Product(
        long id,
        int shop,
        ProductContent content,
        @Nullable ProductContent pending,
        Map<String, Integer> skus,
        ProductState state,
        Step step,
        String reason,
        int version,
        long changeNumber,
        long createdMs,
        long changedMs) {
    public Product {
        skus = Map.copyOf(skus);
    }

    /** A draft that nobody has seen. */
    static Product draft(long id, int shop, ProductContent content, long changeNumber, long nowMs) {
        return new Product(
                id, shop, content, null, Map.of(), ProductState.DRAFT, Step.NONE, "", 1, changeNumber, nowMs, nowMs);
    }

    /** Whether buyers find it, once its launch time has come. */
    public boolean isOnShow() {
        return state == ProductState.PUBLISHED && step != Step.WITHDRAWING;
    }

    /** What an operator reviews and the engine is to list: the pending content, else the content. */
    public ProductContent proposed() {
        return pending == null ? content : pending;
    }

    /** With other content: what is published waits for review, everything else is a draft again. */
    Product changedTo(ProductContent next, Moment moment) {
        return isOnShow()
                ? copy(content, next, skus, state, Step.REVIEW, "", version + 1, moment)
                : copy(next, null, skus, ProductState.DRAFT, Step.NONE, "", version + 1, moment);
    }

    Product submitted(Moment moment) {
        ProductState next = state == ProductState.PUBLISHED ? state : ProductState.IN_REVIEW;
        return copy(content, pending, skus, next, Step.REVIEW, "", version, moment);
    }

    Product approved(Moment moment) {
        return copy(content, pending, skus, state, Step.PUBLISHING, "", version, moment);
    }

    Product published(Map<String, Integer> listed, Moment moment) {
        return copy(proposed(), null, listed, ProductState.PUBLISHED, Step.NONE, "", version, moment);
    }

    /** Refused by an operator or the engine; a published product stays so. The next listing needs other keys. */
    Product refused(String why, Moment moment) {
        ProductState next = state == ProductState.PUBLISHED ? state : ProductState.REFUSED;
        return copy(content, pending, skus, next, Step.NONE, why, version + 1, moment);
    }

    Product withdrawing(Moment moment) {
        return copy(content, null, skus, state, Step.WITHDRAWING, "", version + 1, moment);
    }

    Product withdrawn(Moment moment) {
        return copy(content, null, skus, ProductState.WITHDRAWN, Step.NONE, "", version + 1, moment);
    }

    Product repriced(ProductContent next, Moment moment) {
        return copy(next, pending, skus, state, step, reason, version + 1, moment);
    }

    private Product copy(
            ProductContent nextContent,
            @Nullable ProductContent nextPending,
            Map<String, Integer> nextSkus,
            ProductState nextState,
            Step nextStep,
            String nextReason,
            int nextVersion,
            Moment moment) {
        return new Product(
                id,
                shop,
                nextContent,
                nextPending,
                nextSkus,
                nextState,
                nextStep,
                nextReason,
                nextVersion,
                moment.changeNumber(),
                createdMs,
                moment.nowMs());
    }

    /** When a change is: its number among all, and the time in ms of the epoch. */
    record Moment(long changeNumber, long nowMs) {}
}
