package io.drumroll.wire;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.region.Codes;
import io.drumroll.wire.sbe.CommissionSetEncoder;
import io.drumroll.wire.sbe.DutyRuleEncoder;
import io.drumroll.wire.sbe.DutySetEncoder;
import io.drumroll.wire.sbe.FestivalScheduledEncoder;
import io.drumroll.wire.sbe.FixRateEncoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import io.drumroll.wire.sbe.OpenShopEncoder;
import io.drumroll.wire.sbe.RateFixedEncoder;
import io.drumroll.wire.sbe.ScheduleFestivalEncoder;
import io.drumroll.wire.sbe.SetCommissionEncoder;
import io.drumroll.wire.sbe.SetDutyEncoder;
import io.drumroll.wire.sbe.ShopOpenedEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes what frames the festival: its schedule, shops, rates, duties and commissions. */
final class FestivalWriter {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ScheduleFestivalEncoder scheduleFestival = new ScheduleFestivalEncoder();
    private final OpenShopEncoder openShop = new OpenShopEncoder();
    private final FixRateEncoder fixRate = new FixRateEncoder();
    private final SetDutyEncoder setDuty = new SetDutyEncoder();
    private final SetCommissionEncoder setCommission = new SetCommissionEncoder();
    private final FestivalScheduledEncoder festivalScheduled = new FestivalScheduledEncoder();
    private final ShopOpenedEncoder shopOpened = new ShopOpenedEncoder();
    private final RateFixedEncoder rateFixed = new RateFixedEncoder();
    private final DutySetEncoder dutySet = new DutySetEncoder();
    private final CommissionSetEncoder commissionSet = new CommissionSetEncoder();

    int schedule(MutableDirectBuffer buffer, int offset, Command.ScheduleFestival c) {
        scheduleFestival
                .wrapAndApplyHeader(buffer, offset, header)
                .currency(Values.currency(c.currency()))
                .opensAtMs(c.opensAtMs())
                .closesAtMs(c.closesAtMs())
                .payWindowMs(c.payWindowMs())
                .receiptWindowMs(c.receiptWindowMs());
        return Values.putText(buffer, scheduleFestival.limit(), "name", c.name());
    }

    int open(MutableDirectBuffer buffer, int offset, Command.OpenShop c) {
        openShop.wrapAndApplyHeader(buffer, offset, header)
                .country(Codes.ofCountry(c.country()))
                .kind((short) c.kind().code())
                .currency(Values.currency(c.currency()));
        return Values.putText(buffer, openShop.limit(), "name", c.name());
    }

    int fix(MutableDirectBuffer buffer, int offset, Command.FixRate c) {
        fixRate.wrapAndApplyHeader(buffer, offset, header)
                .currency(Values.currency(c.currency()))
                .festivalMinor(c.festivalMinor())
                .foreignMinor(c.foreignMinor());
        return fixRate.limit();
    }

    int setDuty(MutableDirectBuffer buffer, int offset, Command.SetDuty c) {
        setDuty.wrapAndApplyHeader(buffer, offset, header);
        put(setDuty.rule(), c.rule());
        return Values.putText(buffer, setDuty.limit(), "tariff prefix", c.rule().tariffPrefix());
    }

    int setCommission(MutableDirectBuffer buffer, int offset, Command.SetCommission c) {
        setCommission.wrapAndApplyHeader(buffer, offset, header).commissionBps(c.commissionBps());
        return Values.putText(buffer, setCommission.limit(), "category", c.category());
    }

    int scheduled(MutableDirectBuffer buffer, int offset, Event.FestivalScheduled e) {
        festivalScheduled
                .wrapAndApplyHeader(buffer, offset, header)
                .currency(Values.currency(e.currency()))
                .opensAtMs(e.opensAtMs())
                .closesAtMs(e.closesAtMs())
                .payWindowMs(e.payWindowMs())
                .receiptWindowMs(e.receiptWindowMs());
        return Values.putText(buffer, festivalScheduled.limit(), "name", e.name());
    }

    int opened(MutableDirectBuffer buffer, int offset, Event.ShopOpened e) {
        shopOpened
                .wrapAndApplyHeader(buffer, offset, header)
                .shop(e.shop())
                .country(Codes.ofCountry(e.country()))
                .kind((short) e.kind().code())
                .currency(Values.currency(e.currency()));
        return Values.putText(buffer, shopOpened.limit(), "name", e.name());
    }

    int fixed(MutableDirectBuffer buffer, int offset, Event.RateFixed e) {
        rateFixed
                .wrapAndApplyHeader(buffer, offset, header)
                .currency(Values.currency(e.currency()))
                .festivalMinor(e.festivalMinor())
                .foreignMinor(e.foreignMinor());
        return rateFixed.limit();
    }

    int dutySet(MutableDirectBuffer buffer, int offset, Event.DutySet e) {
        dutySet.wrapAndApplyHeader(buffer, offset, header);
        put(dutySet.rule(), e.rule());
        return Values.putText(buffer, dutySet.limit(), "tariff prefix", e.rule().tariffPrefix());
    }

    int commissionSet(MutableDirectBuffer buffer, int offset, Event.CommissionSet e) {
        commissionSet.wrapAndApplyHeader(buffer, offset, header).commissionBps(e.commissionBps());
        return Values.putText(buffer, commissionSet.limit(), "category", e.category());
    }

    private static void put(DutyRuleEncoder encoder, DutyRule rule) {
        encoder.origin(Codes.ofCountry(rule.origin()))
                .destination(Codes.ofCountry(rule.destination()))
                .dutyBps(rule.dutyBps())
                .thresholdMinor(rule.thresholdMinor())
                .fromMs(rule.fromMs());
    }
}
