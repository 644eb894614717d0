package io.drumroll.wire;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.wire.sbe.CommissionSetDecoder;
import io.drumroll.wire.sbe.DutyRuleDecoder;
import io.drumroll.wire.sbe.DutySetDecoder;
import io.drumroll.wire.sbe.FestivalScheduledDecoder;
import io.drumroll.wire.sbe.FixRateDecoder;
import io.drumroll.wire.sbe.OpenShopDecoder;
import io.drumroll.wire.sbe.RateFixedDecoder;
import io.drumroll.wire.sbe.ScheduleFestivalDecoder;
import io.drumroll.wire.sbe.SetCommissionDecoder;
import io.drumroll.wire.sbe.SetDutyDecoder;
import io.drumroll.wire.sbe.ShopOpenedDecoder;

/** Reads what {@link FestivalWriter} wrote, from where the cursor stands. */
final class FestivalReader {
    private final Cursor cursor;
    private final ScheduleFestivalDecoder scheduleFestival = new ScheduleFestivalDecoder();
    private final OpenShopDecoder openShop = new OpenShopDecoder();
    private final FixRateDecoder fixRate = new FixRateDecoder();
    private final SetDutyDecoder setDuty = new SetDutyDecoder();
    private final SetCommissionDecoder setCommission = new SetCommissionDecoder();
    private final FestivalScheduledDecoder festivalScheduled = new FestivalScheduledDecoder();
    private final ShopOpenedDecoder shopOpened = new ShopOpenedDecoder();
    private final RateFixedDecoder rateFixed = new RateFixedDecoder();
    private final DutySetDecoder dutySet = new DutySetDecoder();
    private final CommissionSetDecoder commissionSet = new CommissionSetDecoder();

    FestivalReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Command schedule() {
        ScheduleFestivalDecoder d = cursor.message(scheduleFestival);
        return new Command.ScheduleFestival(
                cursor.text(),
                cursor.currency(d.currency()),
                d.opensAtMs(),
                d.closesAtMs(),
                d.payWindowMs(),
                d.receiptWindowMs());
    }

    Command open() {
        OpenShopDecoder d = cursor.message(openShop);
        return new Command.OpenShop(
                cursor.text(),
                cursor.country(d.country()),
                Numbers.shopKind(cursor, d.kind()),
                cursor.currency(d.currency()));
    }

    Command fix() {
        FixRateDecoder d = cursor.message(fixRate);
        return new Command.FixRate(cursor.currency(d.currency()), d.festivalMinor(), d.foreignMinor());
    }

    Command setDuty() {
        return new Command.SetDuty(rule(cursor.message(setDuty).rule()));
    }

    Command setCommission() {
        int commissionBps = cursor.message(setCommission).commissionBps();
        return new Command.SetCommission(cursor.text(), commissionBps);
    }

    Event scheduled() {
        FestivalScheduledDecoder d = cursor.message(festivalScheduled);
        return new Event.FestivalScheduled(
                cursor.text(),
                cursor.currency(d.currency()),
                d.opensAtMs(),
                d.closesAtMs(),
                d.payWindowMs(),
                d.receiptWindowMs());
    }

    Event opened() {
        ShopOpenedDecoder d = cursor.message(shopOpened);
        return new Event.ShopOpened(
                d.shop(),
                cursor.text(),
                cursor.country(d.country()),
                Numbers.shopKind(cursor, d.kind()),
                cursor.currency(d.currency()));
    }

    Event fixed() {
        RateFixedDecoder d = cursor.message(rateFixed);
        return new Event.RateFixed(cursor.currency(d.currency()), d.festivalMinor(), d.foreignMinor());
    }

    Event dutySet() {
        return new Event.DutySet(rule(cursor.message(dutySet).rule()));
    }

    Event commissionSet() {
        int commissionBps = cursor.message(commissionSet).commissionBps();
        return new Event.CommissionSet(cursor.text(), commissionBps);
    }

    /** Its prefix stands behind the message's fixed part. */
    private DutyRule rule(DutyRuleDecoder d) {
        return new DutyRule(
                cursor.country(d.origin()),
                cursor.country(d.destination()),
                cursor.text(),
                d.dutyBps(),
                d.thresholdMinor(),
                d.fromMs());
    }
}
