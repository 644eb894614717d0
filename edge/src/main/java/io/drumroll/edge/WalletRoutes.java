package io.drumroll.edge;

import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.Balance;
import io.drumroll.engine.money.Money;

/** Buyers' wallets, of each currency. */
final class WalletRoutes {
    private static final Fields TOP_UP = Fields.required("amountMinor", "currency");

    private final Commands commands;

    WalletRoutes(Commands commands) {
        this.commands = commands;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.WALLET_READ, this::read).on(Route.WALLET_TOP_UP, this::topUp);
    }

    private void read(Exchange exchange) {
        commands.read(exchange, new Query.OfWallet(exchange.pathNumber()), (json, wallet) -> {
            json.field("buyer", wallet.buyer()).beginArray("balances");
            for (Balance balance : wallet.balances()) {
                json.beginObject()
                        .field("balanceMinor", balance.balanceMinor())
                        .currency(balance.currency())
                        .endObject();
            }
            json.endArray();
        });
    }

    private void topUp(Exchange exchange) {
        long buyer = exchange.pathNumber();
        Money amount = Values.money(exchange, TOP_UP);
        commands.submit(
                exchange,
                buyer,
                new TopUpWallet(buyer, amount),
                201,
                (json, accepted) -> json.field("buyer", buyer)
                        .field("balanceMinor", accepted.amountMinor())
                        .currency(amount.currency()));
    }
}
