package io.drumroll.engine.order;

/**
 * A wish for some pieces of one SKU. Any value can be written down; the engine checks it.
 *
 * @param sku the SKU's number.
 * @param quantity pieces.
 */
public record LineRequest(int sku, int quantity) {}
