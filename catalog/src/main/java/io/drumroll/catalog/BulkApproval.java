package io.drumroll.catalog;

import java.util.List;

/**
 * What became of products that were approved together.
 *
 * @param published how many are on show now.
 * @param underWay how many are published as soon as the engine answers.
 * @param refused those that the engine refused, and why; each is refused in the catalogue too.
 * @param isMore whether there may be more that wait.
 */
public record BulkApproval(int published, int underWay, List<RefusedProduct> refused, boolean isMore) {
    public BulkApproval {
        refused = List.copyOf(refused);
    }

    /** A product that the engine refused. */
    public record RefusedProduct(long id, String code, String reason) {}
}
