package io.drumroll.edge;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.List;

/** A festival in memory behind the real server, for wrk with {@code bench/http/orders.lua} and DRUMROLL_TOKEN=load; nothing is on disk. */
final class EdgeBenchServer {
    private static final int SKUS = 1000;
    private static final long PRICE_MINOR = 100;
    private static final long STOCK = 1_000_000_000;
    private static final long CLOSES_AT_MS = 200_000_000_000_000L;
    private static final int KEY_WINDOW = 1 << 20;

    private EdgeBenchServer() {}

    /** Serves until it is killed; arguments: port, event loops. */
    @SuppressWarnings("resource") // both live as long as the process
    public static void main(String[] args) throws InterruptedException {
        EngineFestival festival = new EngineFestival(KEY_WINDOW);
        festival.given(new Command.ScheduleFestival("bench", EdgeFixture.CNY, 0, CLOSES_AT_MS, 900_000, 900_000));
        festival.given(new Command.MakeDeal(new DealOffer(
                "300 save 40",
                0,
                CLOSES_AT_MS,
                Funder.FESTIVAL,
                List.of(),
                new DealTerms.CrossShop(30_000, 4_000, 0))));
        festival.given(new Command.OpenShop("Bench", new Country("CN"), ShopKind.FLAGSHIP, EdgeFixture.CNY));
        Money price = new Money(PRICE_MINOR, EdgeFixture.CNY);
        for (int i = 1; i <= SKUS; i++) {
            festival.given(new Command.ListSku(1, "SKU " + i, "Home", "Brand", new Country("CN"), "", price, STOCK, 0));
        }
        BoardSource.Snapshot board = EdgeFixture.snapshot(0);
        EdgeServer server = EdgeServer.start(
                EdgeOptions.onLoopback(Integer.parseInt(args[0])).withEventLoops(Integer.parseInt(args[1])),
                new EdgeParts(festival, new FakeIdentities(), () -> board, StaticAssets.NONE, List.of()));
        System.out.println("listening on " + server.port());
        Thread.currentThread().join();
    }
}
