package io.drumroll.edge;

import io.drumroll.catalog.search.CatalogueSearch;
import java.util.function.LongSupplier;

/**
 * The search, as the server needs it.
 *
 * @param search what is searched.
 * @param nowMs the time by which deals begin and end, in ms of the epoch.
 */
public record SearchParts(CatalogueSearch search, LongSupplier nowMs) {
    /** The same by the machine's clock. */
    public SearchParts(CatalogueSearch search) {
        this(search, System::currentTimeMillis);
    }
}
