-- The search asks several times a second whose launch time has come.
CREATE INDEX product_by_launch ON product (launch_ms, id);
