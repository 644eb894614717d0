package io.drumroll.edge;

import io.drumroll.catalog.Products;

/**
 * The catalogue, as the server needs it.
 *
 * @param products what is sold.
 */
public record ProductParts(Products products) {}
