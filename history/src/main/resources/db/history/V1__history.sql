-- How far each view of the feed has come; a view writes it with what it counted, in one transaction.
CREATE TABLE feed_checkpoint (
    view_name varchar(40) PRIMARY KEY,
    sequence bigint NOT NULL,
    time_ms bigint NOT NULL,
    feed_position bigint NOT NULL
);

CREATE TABLE history_festival (id int PRIMARY KEY, name varchar(120) NOT NULL, currency varchar(3) NOT NULL);
CREATE TABLE history_shop (shop int PRIMARY KEY, name varchar(120) NOT NULL, currency varchar(3) NOT NULL);
CREATE TABLE history_sku (sku int PRIMARY KEY, shop int NOT NULL, title varchar(120) NOT NULL);

-- Orders are numbered in the order of their times, so that a number stands for a time, too. States are numbered as
-- OrderState numbers them.
CREATE TABLE placed_order (
    number bigint PRIMARY KEY,
    buyer bigint NOT NULL,
    total_minor bigint NOT NULL,
    deposit_minor bigint NOT NULL,
    paid_minor bigint NOT NULL,
    refunded_minor bigint NOT NULL,
    forfeited_minor bigint NOT NULL,
    placed_ms bigint NOT NULL,
    due_from_ms bigint NOT NULL,
    due_ms bigint NOT NULL,
    paid_ms bigint,
    closed_ms bigint,
    deal int NOT NULL,
    state smallint NOT NULL,
    pay_method smallint,
    city_tier smallint NOT NULL,
    country varchar(2) NOT NULL,
    province varchar(3) NOT NULL,
    currency varchar(3) NOT NULL
);
CREATE INDEX placed_order_buyer ON placed_order (buyer, number);

-- The first order of each minute that had one: leads from a time to the numbers.
CREATE TABLE order_minute (epoch_minute bigint PRIMARY KEY, first_order bigint NOT NULL);

CREATE TABLE shop_order (
    order_number bigint NOT NULL,
    shop int NOT NULL,
    state smallint NOT NULL,
    is_confirmed smallint,
    shipped_ms bigint,
    receipt_due_ms bigint,
    settled_ms bigint,
    settled_proceeds_minor bigint,
    settled_commission_minor bigint,
    settled_debt_minor bigint,
    PRIMARY KEY (order_number, shop)
);
CREATE INDEX shop_order_shop ON shop_order (shop, order_number);

CREATE TABLE order_line (
    order_number bigint NOT NULL,
    line int NOT NULL,
    sku int NOT NULL,
    shop int NOT NULL,
    quantity int NOT NULL,
    refunded int NOT NULL,
    restocked int NOT NULL,
    commission_bps int NOT NULL,
    unit_price_minor bigint NOT NULL,
    festival_minor bigint NOT NULL,
    payable_minor bigint NOT NULL,
    duty_minor bigint NOT NULL,
    proceeds_minor bigint NOT NULL,
    subsidy_minor bigint NOT NULL,
    PRIMARY KEY (order_number, line)
);
CREATE INDEX order_line_sku ON order_line (sku, order_number);

CREATE TABLE order_adjustment (
    order_number bigint NOT NULL,
    place int NOT NULL,
    line int NOT NULL,
    deal int NOT NULL,
    stage int NOT NULL,
    pieces int NOT NULL,
    amount_minor bigint NOT NULL,
    PRIMARY KEY (order_number, place)
);

CREATE TABLE provider_payment (
    ref_high bigint NOT NULL,
    ref_low bigint NOT NULL,
    order_number bigint NOT NULL,
    received_ms bigint NOT NULL,
    amount_minor bigint NOT NULL,
    returned_minor bigint NOT NULL,
    is_held smallint NOT NULL,
    currency varchar(3) NOT NULL,
    PRIMARY KEY (ref_high, ref_low)
);
CREATE INDEX provider_payment_order ON provider_payment (order_number);

CREATE TABLE order_refund (
    order_number bigint NOT NULL,
    sequence bigint NOT NULL,
    refunded_ms bigint NOT NULL,
    amount_minor bigint NOT NULL,
    is_cancellation smallint NOT NULL,
    PRIMARY KEY (order_number, sequence)
);

CREATE TABLE refund_line (
    order_number bigint NOT NULL,
    sequence bigint NOT NULL,
    place int NOT NULL,
    sku int NOT NULL,
    shop int NOT NULL,
    quantity int NOT NULL,
    is_restocked smallint NOT NULL,
    payable_minor bigint NOT NULL,
    duty_minor bigint NOT NULL,
    proceeds_minor bigint NOT NULL,
    PRIMARY KEY (order_number, sequence, place)
);
