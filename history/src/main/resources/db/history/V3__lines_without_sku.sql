-- The orders of a SKU are found by its shop's: this index cost a third of what the history can take.
DROP INDEX order_line_sku;
