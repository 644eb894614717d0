package io.drumroll.edge;

import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.ReplyHandler;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.ShopView;
import io.drumroll.engine.message.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * All shops, by number. The engine has no list of them, but tells how many there are and each by its number, and what is
 * told here of a shop never changes: so each is asked for once. At most {@link Limits#MAX_SHOPS}.
 *
 * <p>Threads: any that may wait; one at a time reads what is new.
 */
final class ShopDirectory {
    private static final int READS_AT_ONCE = 64;
    private static final long PATIENCE_S = 10;

    private final Festival festival;
    private final List<ShopView> shops = new ArrayList<>();

    ShopDirectory(Festival festival) {
        this.festival = festival;
    }

    /**
     * All shops that there are now, by number; balances are not to be told of them.
     *
     * @throws BadRequest when the festival does not answer.
     */
    synchronized List<ShopView> all() {
        int there = answered(ask(new Query.OfFestival())) instanceof Query.Result.Found<FestivalView>(FestivalView view)
                ? view.shops()
                : 0;
        while (shops.size() < there) {
            int from = shops.size() + 1;
            int until = Math.min(there, from + READS_AT_ONCE - 1);
            List<CompletableFuture<Query.Result<ShopView>>> asked = new ArrayList<>();
            for (int shop = from; shop <= until; shop++) {
                asked.add(ask(new Query.OfShop(shop)));
            }
            for (CompletableFuture<Query.Result<ShopView>> answer : asked) {
                shops.add(found(answered(answer)));
            }
        }
        return List.copyOf(shops);
    }

    private static ShopView found(Query.Result<ShopView> result) {
        return switch (result) {
            case Query.Result.Found<ShopView>(ShopView view) -> view;
            case Query.Result.Refused<ShopView>(Rejection rejection) ->
                throw new IllegalStateException("the festival counts a shop that it does not have: " + rejection);
        };
    }

    private <A> CompletableFuture<Query.Result<A>> ask(Query<A> query) {
        CompletableFuture<Query.Result<A>> answer = new CompletableFuture<>();
        festival.read(0, query, new ReplyHandler<A>() {
            @Override
            public void onReply(Query.Reply<A> reply) {
                answer.complete(reply.result());
            }

            @Override
            public void onFailure(Failure failure) {
                answer.completeExceptionally(
                        new BadRequest(EdgeCode.UNAVAILABLE, "The festival does not answer; ask again in a moment."));
            }
        });
        return answer.orTimeout(PATIENCE_S, TimeUnit.SECONDS);
    }

    private static <A> Query.Result<A> answered(CompletableFuture<Query.Result<A>> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof BadRequest bad
                    ? bad
                    : new BadRequest(EdgeCode.UNAVAILABLE, "The festival did not answer in time; ask again.");
        }
    }
}
