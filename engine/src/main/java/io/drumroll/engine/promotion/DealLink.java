package io.drumroll.engine.promotion;

import org.jspecify.annotations.Nullable;

/**
 * A place in the chain of a SKU's or shop's deals. A deal of one subject is its own link, so that finding it takes one look
 * into memory; a bundle has a link for each of its SKUs.
 */
public abstract sealed class DealLink permits Deal, MemberLink {
    private @Nullable DealLink next;

    /** The deal that stands here. */
    public abstract Deal deal();

    /** The link behind, or null at the end. */
    public final @Nullable DealLink next() {
        return next;
    }

    final void applyNext(@Nullable DealLink behind) {
        next = behind;
    }
}
