package io.drumroll.edge;

import io.drumroll.catalog.search.CatalogueSearch;
import io.drumroll.catalog.search.DealBook.Page;
import io.drumroll.edge.Currencies.Wanted;
import io.drumroll.edge.DealReader.Said;
import io.drumroll.engine.message.Command.ChangeDeal;
import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.DealPage;
import io.drumroll.engine.message.Query.DealView;
import io.drumroll.engine.message.Rejection.CurrencyMismatch;
import io.drumroll.engine.money.Currency;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Deals: made, changed, ended and read. */
final class DealRoutes {
    /** Deals on one page at most: each may ask for another shop's currency. */
    static final int MAX_PAGE = 100;

    private final Commands commands;
    private final Owners owners;
    private final Currencies currencies;
    private final @Nullable CatalogueSearch search;
    private final LongSupplier nowMs;

    /**
     * @param search has the deals by kind, shop, SKU and time; null where there is none.
     * @param nowMs the server's clock, in ms of the epoch.
     */
    DealRoutes(
            Commands commands,
            Owners owners,
            Currencies currencies,
            @Nullable CatalogueSearch search,
            LongSupplier nowMs) {
        this.commands = commands;
        this.owners = owners;
        this.currencies = currencies;
        this.search = search;
        this.nowMs = nowMs;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.DEAL_MAKE, this::make)
                .on(Route.DEAL_CHANGE, this::change)
                .on(Route.DEAL_END, this::end)
                .on(Route.DEAL_READ, this::read)
                .on(Route.DEAL_LIST, this::list)
                .on(Route.SKU_DEALS, this::ofSku);
    }

    private void make(Exchange exchange) {
        Said said = DealReader.read(exchange);
        MakeDeal command = new MakeDeal(said.offer());
        Commands.requireKey(exchange, command);
        checkOffer(
                exchange,
                said,
                () -> commands.submit(exchange, 0, command, 201, (json, accepted) -> {
                    exchange.location("/v1/deals/", accepted.id());
                    json.field("deal", accepted.id());
                }));
    }

    private void change(Exchange exchange) {
        int deal = exchange.pathSmallNumber();
        Said said = DealReader.read(exchange);
        owners.ofDeal(
                exchange,
                deal,
                () -> checkOffer(
                        exchange,
                        said,
                        () -> commands.submit(
                                exchange,
                                0,
                                new ChangeDeal(deal, said.offer()),
                                200,
                                (json, _) -> json.field("deal", deal))));
    }

    /** Checks that the caller may give such a deal, and names the currency that it will be in. */
    private void checkOffer(Exchange exchange, Said said, Runnable then) {
        owners.ofOffer(exchange, said.offer(), () -> checkCurrency(exchange, said, then));
    }

    /** Amounts have no currency in the command; one that the caller names has to be the one that they will be in. */
    private void checkCurrency(Exchange exchange, Said said, Runnable then) {
        Currency named = said.currency();
        if (named == null) {
            then.run();
            return;
        }
        Wanted wanted = DealViews.want(new Wanted(), said.offer().terms());
        currencies.with(exchange, wanted, known -> {
            Currency right = DealViews.currencyOf(said.offer().terms(), known);
            if (!right.equals(named)) {
                throw new BadRequest(new CurrencyMismatch(right.code(), named.code()));
            }
            then.run();
        });
    }

    private void end(Exchange exchange) {
        int deal = exchange.pathSmallNumber();
        owners.ofDeal(
                exchange,
                deal,
                () -> commands.submit(exchange, 0, new EndDeal(deal), 200, (json, _) -> json.field("deal", deal)));
    }

    private void read(Exchange exchange) {
        commands.find(
                exchange,
                exchange.atPosition(),
                new Query.OfDeal(exchange.pathSmallNumber()),
                (position, deal) -> currencies.with(
                        exchange,
                        DealViews.want(new Wanted(), deal.offer().terms()),
                        known -> commands.answer(
                                exchange, position, deal, (json, found) -> DealViews.writeDeal(json, found, known))));
    }

    private void list(Exchange exchange) {
        DealFilter filter = DealFilter.read(exchange);
        if (filter != null) {
            listSome(exchange, filter);
            return;
        }
        long before = Asked.cursor(exchange);
        int limit = Asked.limit(exchange, MAX_PAGE);
        Query<DealPage> query = new Query.OfDeals((int) Math.min(before, Integer.MAX_VALUE), limit);
        commands.find(
                exchange,
                exchange.atPosition(),
                query,
                (position, page) -> answer(exchange, position, page.deals(), json -> {
                    if (page.nextBefore() != 0) {
                        exchange.nextPage(json, "/v1/deals", page.nextBefore(), limit);
                    }
                }));
    }

    private void listSome(Exchange exchange, DealFilter filter) {
        if (search == null) {
            exchange.refuse(EdgeCode.NOT_SERVED, "Ask a server that was started with it.");
            return;
        }
        String cursor = exchange.parameter("cursor");
        int limit = Asked.limit(exchange, MAX_PAGE);
        long now = nowMs.getAsLong();
        long position = search.figures().position();
        Page page = filter.page(search, now, cursor == null ? null : Cursors.readMark(cursor), limit);
        List<DealView> deals =
                page.deals().stream().map(deal -> DealFilter.view(deal, now)).toList();
        answer(
                exchange,
                position,
                deals,
                json -> page.next().ifPresent(next -> exchange.nextPage(json, Cursors.write(next), limit)));
    }

    private void ofSku(Exchange exchange) {
        int sku = exchange.pathSmallNumber();
        commands.find(
                exchange,
                exchange.atPosition(),
                new Query.OfSkuDeals(sku),
                (position, page) -> answer(exchange, position, page.deals(), json -> json.field("sku", sku)));
    }

    /** Adds to a list of deals what is its own. */
    @FunctionalInterface
    private interface ListWriter {
        void write(JsonWriter json);
    }

    private void answer(Exchange exchange, long position, List<DealView> deals, ListWriter more) {
        Wanted wanted = new Wanted();
        for (DealView deal : deals) {
            DealViews.want(wanted, deal.offer().terms());
        }
        currencies.with(
                exchange,
                wanted,
                known -> commands.answer(exchange, position, deals, (json, found) -> {
                    DealViews.writeDeals(json, found, known);
                    more.write(json);
                }));
    }
}
