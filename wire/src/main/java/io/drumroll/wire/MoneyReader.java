package io.drumroll.wire;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.wire.sbe.MoneyDecoder;
import io.drumroll.wire.sbe.PayOutShopDecoder;
import io.drumroll.wire.sbe.PaymentReceivedDecoder;
import io.drumroll.wire.sbe.ReceivePaymentDecoder;
import io.drumroll.wire.sbe.RefundSettledDecoder;
import io.drumroll.wire.sbe.SettleRefundDecoder;
import io.drumroll.wire.sbe.ShopPaidOutDecoder;
import io.drumroll.wire.sbe.TopUpWalletDecoder;
import io.drumroll.wire.sbe.WalletToppedUpDecoder;

/** Reads what {@link MoneyWriter} wrote, from where the cursor stands. */
final class MoneyReader {
    private final Cursor cursor;
    private final TopUpWalletDecoder topUpWallet = new TopUpWalletDecoder();
    private final PayOutShopDecoder payOutShop = new PayOutShopDecoder();
    private final ReceivePaymentDecoder receivePayment = new ReceivePaymentDecoder();
    private final SettleRefundDecoder settleRefund = new SettleRefundDecoder();
    private final WalletToppedUpDecoder walletToppedUp = new WalletToppedUpDecoder();
    private final ShopPaidOutDecoder shopPaidOut = new ShopPaidOutDecoder();
    private final PaymentReceivedDecoder paymentReceived = new PaymentReceivedDecoder();
    private final RefundSettledDecoder refundSettled = new RefundSettledDecoder();

    MoneyReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Command topUp() {
        TopUpWalletDecoder d = cursor.message(topUpWallet);
        return new Command.TopUpWallet(d.buyer(), cursor.money(d.amount()));
    }

    Command payOut() {
        PayOutShopDecoder d = cursor.message(payOutShop);
        return new Command.PayOutShop(d.shop(), cursor.money(d.amount()));
    }

    Command receive() {
        ReceivePaymentDecoder d = cursor.message(receivePayment);
        return new Command.ReceivePayment(cursor.payment(d.payment()), d.order(), cursor.money(d.amount()));
    }

    Command settle() {
        SettleRefundDecoder d = cursor.message(settleRefund);
        return new Command.SettleRefund(cursor.payment(d.payment()), cursor.money(d.amount()));
    }

    Event toppedUp() {
        WalletToppedUpDecoder d = cursor.message(walletToppedUp);
        MoneyDecoder amount = d.amount();
        return new Event.WalletToppedUp(d.buyer(), cursor.currency(amount.currency()), amount.amountMinor());
    }

    Event paidOut() {
        ShopPaidOutDecoder d = cursor.message(shopPaidOut);
        return new Event.ShopPaidOut(d.shop(), d.amountMinor());
    }

    Event received() {
        PaymentReceivedDecoder d = cursor.message(paymentReceived);
        MoneyDecoder amount = d.amount();
        return new Event.PaymentReceived(
                cursor.payment(d.payment()),
                d.order(),
                cursor.currency(amount.currency()),
                amount.amountMinor(),
                cursor.flag(d.held()));
    }

    Event settled() {
        RefundSettledDecoder d = cursor.message(refundSettled);
        return new Event.RefundSettled(cursor.payment(d.payment()), d.amountMinor());
    }
}
