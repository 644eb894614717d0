package io.drumroll.edge;

import io.drumroll.catalog.Result;
import java.util.List;

/**
 * What came of one item, or would come of it.
 *
 * @param code why it was not done; empty where it was.
 * @param detail the same in a sentence.
 * @param prices what the variants cost before and after, of a change of prices.
 */
record BulkOutcome(BulkItem item, String code, String detail, List<Price> prices) {
    BulkOutcome {
        prices = List.copyOf(prices);
    }

    /** A variant's price before and after. */
    record Price(String variant, long fromMinor, long toMinor) {}

    static BulkOutcome done(BulkItem item, List<Price> prices) {
        return new BulkOutcome(item, "", "", prices);
    }

    static BulkOutcome refused(BulkItem item, EdgeCode code, String detail) {
        return new BulkOutcome(item, code.name(), detail, List.of());
    }

    static BulkOutcome refused(BulkItem item, Result.Refused<?> refused) {
        return refused(item, CatalogCalls.codeOf(refused.why()), refused.detail());
    }

    boolean isDone() {
        return code.isEmpty();
    }
}
