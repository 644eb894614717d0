package io.drumroll.catalog.search;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.shop.ShopKind;

/** What never changes about a shop. */
public record ShopFacts(String name, ShopKind kind, Currency currency) {}
