-- The desk counts a shop's refunds; refunds are few, so that this costs little.
CREATE INDEX refund_line_shop ON refund_line (shop, order_number, sequence);
