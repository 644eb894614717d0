-- What went into buyers' wallets and out of them; the sums are what the wallets hold.
CREATE TABLE wallet_movement (
    buyer bigint NOT NULL,
    sequence bigint NOT NULL,
    moved_ms bigint NOT NULL,
    order_number bigint,
    amount_minor bigint NOT NULL,
    kind smallint NOT NULL,
    currency varchar(3) NOT NULL,
    PRIMARY KEY (buyer, sequence)
);
-- What was counted before has no movements: the history empties itself as it opens, and counts the feed anew.
UPDATE feed_checkpoint SET sequence = -1 WHERE view_name = 'history';
