/**
 * How products are found. Open {@link io.drumroll.catalog.search.ProductIndex} first: it takes {@link
 * io.drumroll.catalog.search.ProductEntry products} and answers a {@link io.drumroll.catalog.search.SearchQuery} with a
 * {@link io.drumroll.catalog.search.SearchAnswer}. {@link io.drumroll.catalog.search.LiveFigures} holds what changes with
 * every sale, and {@link io.drumroll.catalog.search.Suggestions} completes what a person types.
 * {@link io.drumroll.catalog.search.SkuFigures} and its {@link io.drumroll.catalog.search.DealBook} tell prices, stock and
 * deals as the feed has them.
 *
 * <p>How a search goes: the text becomes a query of required words; each product that has them is met once, in one pass
 * that filters, counts the facets and keeps the best. What that pass needs of a product lies in plain arrays, one set for
 * each segment of the index ({@code SegmentColumns}), and in the live figures.
 *
 * <p>Invariants: the index can be rebuilt from the catalogue at any time and holds nothing that isn't there; the change
 * number in a commit is not above what that commit holds; a sale never writes to the index; a facet's counts ignore the
 * choices within that facet and heed all others; every search visits a bounded number of products; no text that a person
 * can type makes a search fail.
 */
@NullMarked
package io.drumroll.catalog.search;

import org.jspecify.annotations.NullMarked;
