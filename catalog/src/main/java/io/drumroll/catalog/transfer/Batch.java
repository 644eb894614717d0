package io.drumroll.catalog.transfer;

import io.drumroll.catalog.BulkProducts;
import io.drumroll.catalog.BulkProducts.Outcome;
import io.drumroll.catalog.ContentRules;
import io.drumroll.catalog.Problem;
import io.drumroll.catalog.Problems;
import io.drumroll.catalog.ProductContent;
import io.drumroll.catalog.transfer.ImportRun.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Some products of a file, to be written in one transaction with how far the import has come. */
final class Batch {
    /** The most products of a batch. */
    static final int MAX_PRODUCTS = 500;
    /** The most bytes of a batch, as a measure of its memory: read of the file since its first product. */
    static final long MAX_BYTES = 8L << 20;

    private final ContentRules rules;
    private final List<ProductContent> contents = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final List<ImportError> errors = new ArrayList<>();
    private int products;

    Batch(ContentRules rules) {
        this.rules = rules;
    }

    boolean isFull(long readBytes) {
        return products == MAX_PRODUCTS || readBytes >= MAX_BYTES;
    }

    void add(FileProduct product, boolean isRepeated) {
        products++;
        ProductContent raw = product.content();
        Problems problems = new Problems();
        product.problems().forEach(problem -> problems.add(problem.field(), problem.reason()));
        if (isRepeated) {
            problems.add("code", "The code came before in this file: write each product once, its lines together.");
        }
        if (raw != null) {
            ProductContent content = rules.check(raw, problems);
            if (problems.isEmpty()) {
                contents.add(content);
                lines.add(product.line());
                return;
            }
        }
        problems.list().forEach(problem -> errors.add(new ImportError(product.line(), problem)));
    }

    /** Writes the products, the errors and the run, or with a dry run the latter two; returns the run as it is then, or throws. */
    ImportRun write(Connection connection, ImportRun run, long readBytes, State state, String reason, long nowMs)
            throws SQLException {
        ImportOrder order = run.order();
        List<Outcome> outcomes = contents.isEmpty()
                ? List.of()
                : order.dryRun()
                        ? BulkProducts.foresee(connection, order.shop(), contents, order.submit())
                        : BulkProducts.put(connection, order.shop(), contents, order.submit(), nowMs);
        long created = run.created();
        long changed = run.changed();
        long unchanged = run.unchanged();
        List<ImportError> all = new ArrayList<>(errors);
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Created() -> created++;
                case Outcome.Changed() -> changed++;
                case Outcome.Unchanged() -> unchanged++;
                case Outcome.Refused(Problem problem) -> all.add(new ImportError(lines.get(i), problem));
            }
        }
        ImportRun next = new ImportRun(
                run.id(),
                order,
                state,
                run.fileBytes(),
                Math.min(readBytes, run.fileBytes()),
                run.productsDone() + products,
                created,
                changed,
                unchanged,
                run.errors() + all.size(),
                reason,
                run.startedMs(),
                nowMs);
        ImportRuns.addErrors(connection, run.id(), run.errors(), all);
        if (!ImportRuns.update(connection, next)) {
            throw new ImportEndedException();
        }
        return next;
    }
}
