package io.drumroll.edge;

import io.drumroll.catalog.search.ProductIndex;

/**
 * The search, as the server needs it.
 *
 * @param index what is searched.
 */
public record SearchParts(ProductIndex index) {}
