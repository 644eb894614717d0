package io.drumroll.edge;

import io.drumroll.catalog.search.CatalogueSearch;

/**
 * The search, as the server needs it.
 *
 * @param search what is searched.
 */
public record SearchParts(CatalogueSearch search) {}
