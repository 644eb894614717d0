package io.drumroll.wire;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.money.Currency;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import io.drumroll.wire.sbe.MoneyEncoder;
import io.drumroll.wire.sbe.PayOutShopEncoder;
import io.drumroll.wire.sbe.PaymentReceivedEncoder;
import io.drumroll.wire.sbe.ReceivePaymentEncoder;
import io.drumroll.wire.sbe.RefundSettledEncoder;
import io.drumroll.wire.sbe.SettleRefundEncoder;
import io.drumroll.wire.sbe.ShopPaidOutEncoder;
import io.drumroll.wire.sbe.TopUpWalletEncoder;
import io.drumroll.wire.sbe.WalletToppedUpEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes what is about money that comes in or goes out: wallets, payments and payouts. */
final class MoneyWriter {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TopUpWalletEncoder topUpWallet = new TopUpWalletEncoder();
    private final PayOutShopEncoder payOutShop = new PayOutShopEncoder();
    private final ReceivePaymentEncoder receivePayment = new ReceivePaymentEncoder();
    private final SettleRefundEncoder settleRefund = new SettleRefundEncoder();
    private final WalletToppedUpEncoder walletToppedUp = new WalletToppedUpEncoder();
    private final ShopPaidOutEncoder shopPaidOut = new ShopPaidOutEncoder();
    private final PaymentReceivedEncoder paymentReceived = new PaymentReceivedEncoder();
    private final RefundSettledEncoder refundSettled = new RefundSettledEncoder();

    int topUp(MutableDirectBuffer buffer, int offset, Command.TopUpWallet c) {
        topUpWallet.wrapAndApplyHeader(buffer, offset, header).buyer(c.buyer());
        Values.put(topUpWallet.amount(), c.amount());
        return topUpWallet.limit();
    }

    int payOut(MutableDirectBuffer buffer, int offset, Command.PayOutShop c) {
        payOutShop.wrapAndApplyHeader(buffer, offset, header).shop(c.shop());
        Values.put(payOutShop.amount(), c.amount());
        return payOutShop.limit();
    }

    int receive(MutableDirectBuffer buffer, int offset, Command.ReceivePayment c) {
        receivePayment.wrapAndApplyHeader(buffer, offset, header).order(c.order());
        Values.put(receivePayment.payment(), c.payment());
        Values.put(receivePayment.amount(), c.amount());
        return receivePayment.limit();
    }

    int settle(MutableDirectBuffer buffer, int offset, Command.SettleRefund c) {
        settleRefund.wrapAndApplyHeader(buffer, offset, header);
        Values.put(settleRefund.payment(), c.payment());
        Values.put(settleRefund.amount(), c.amount());
        return settleRefund.limit();
    }

    int toppedUp(MutableDirectBuffer buffer, int offset, Event.WalletToppedUp e) {
        walletToppedUp.wrapAndApplyHeader(buffer, offset, header).buyer(e.buyer());
        put(walletToppedUp.amount(), e.amountMinor(), e.currency());
        return walletToppedUp.limit();
    }

    int paidOut(MutableDirectBuffer buffer, int offset, Event.ShopPaidOut e) {
        shopPaidOut.wrapAndApplyHeader(buffer, offset, header).shop(e.shop()).amountMinor(e.amountMinor());
        return shopPaidOut.limit();
    }

    int received(MutableDirectBuffer buffer, int offset, Event.PaymentReceived e) {
        paymentReceived
                .wrapAndApplyHeader(buffer, offset, header)
                .order(e.order())
                .held(Values.flag(e.held()));
        Values.put(paymentReceived.payment(), e.payment());
        put(paymentReceived.amount(), e.amountMinor(), e.currency());
        return paymentReceived.limit();
    }

    int settled(MutableDirectBuffer buffer, int offset, Event.RefundSettled e) {
        refundSettled.wrapAndApplyHeader(buffer, offset, header).amountMinor(e.amountMinor());
        Values.put(refundSettled.payment(), e.payment());
        return refundSettled.limit();
    }

    private static void put(MoneyEncoder encoder, long amountMinor, Currency currency) {
        encoder.amountMinor(amountMinor).currency(Values.currency(currency));
    }
}
