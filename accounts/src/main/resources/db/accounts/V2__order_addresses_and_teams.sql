-- Where an order goes: a copy, sealed under the order's number, of what was one of the person's addresses then.
CREATE TABLE order_address (
    order_number bigint PRIMARY KEY,
    person bigint NOT NULL REFERENCES person (id),
    key_id integer NOT NULL,
    sealed bytea NOT NULL,
    changed_ms bigint NOT NULL
);
CREATE INDEX order_address_by_person ON order_address (person, order_number);
CREATE INDEX order_address_by_key ON order_address (key_id, order_number);

-- Who runs a shop, for its team.
CREATE INDEX person_shop_by_shop ON person_shop (shop, person);

-- The audit trail by who and by when.
CREATE INDEX operator_action_by_operator ON operator_action (operator, id);
CREATE INDEX operator_action_by_time ON operator_action (at_ms);
