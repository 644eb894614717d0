package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.DealTerms.Break;
import io.drumroll.engine.promotion.DealTerms.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a deal's terms. Fields may come in any order, the kind last: all that any kind has are read first, and then held
 * against what the kind has ({@link DealKind}). For one deal; not thread safe.
 */
final class TermsReader {
    private static final Fields TERMS = Fields.required("kind")
            .optional(
                    "sku",
                    "shop",
                    "priceMinor",
                    "stock",
                    "limitPerBuyer",
                    "breaks",
                    "offBps",
                    "members",
                    "tiers",
                    "spendMinor",
                    "saveMinor",
                    "capMinor",
                    "count",
                    "perBuyer",
                    "faceMinor",
                    "budgetMinor",
                    "depositMinor",
                    "worthMinor",
                    "balanceFromMs",
                    "balanceUntilMs",
                    "refundable");
    private static final Fields BREAK = Fields.required("quantity", "priceMinor");
    private static final Fields TIER = Fields.required("spendMinor", "saveMinor");

    private @Nullable DealKind kind;
    private int sku;
    private int shop;
    private long priceMinor;
    private long stock;
    private int limitPerBuyer;
    private List<Break> breaks = List.of();
    private int offBps;
    private List<LineRequest> members = List.of();
    private List<Tier> tiers = List.of();
    private long spendMinor;
    private long saveMinor;
    private long capMinor;
    private long count;
    private int perBuyer = 1;
    private long faceMinor;
    private long budgetMinor;
    private long depositMinor;
    private long worthMinor;
    private long balanceFromMs;
    private long balanceUntilMs;
    private boolean refundable;

    /** Reads the present value, which has to be the terms' object. */
    void read(JsonReader json) {
        json.expectObject();
        long seen = 0;
        for (int field; (field = json.nextField(TERMS, seen)) >= 0; seen |= 1L << field) {
            readField(json, TERMS.name(field));
        }
        checkFields(json, seen, present(kind));
    }

    /** What was read. */
    DealTerms terms() {
        return switch (present(kind)) {
            case FESTIVAL_PRICE -> new DealTerms.FestivalPrice(sku, priceMinor, stock, limitPerBuyer);
            case QUANTITY_BREAKS -> new DealTerms.QuantityBreaks(sku, breaks);
            case SECOND_PIECE -> new DealTerms.SecondPiece(sku, offBps);
            case BUNDLE_PRICE -> new DealTerms.BundlePrice(members, priceMinor);
            case SHOP_TIERS -> new DealTerms.ShopTiers(shop, tiers);
            case SHOP_COUPON -> new DealTerms.ShopCoupon(shop, spendMinor, saveMinor, count, perBuyer);
            case CROSS_SHOP -> new DealTerms.CrossShop(spendMinor, saveMinor, capMinor);
            case FESTIVAL_COUPON -> new DealTerms.FestivalCoupon(spendMinor, saveMinor, count, perBuyer);
            case RED_PACKET -> new DealTerms.RedPacket(faceMinor, budgetMinor, perBuyer);
            case PRE_SALE ->
                new DealTerms.PreSale(
                        sku, priceMinor, depositMinor, worthMinor, balanceFromMs, balanceUntilMs, refundable);
        };
    }

    private void readField(JsonReader json, String name) {
        switch (name) {
            case "kind" -> kind = Words.DEAL_KINDS.read(json);
            case "sku" -> sku = json.smallNumber();
            case "shop" -> shop = json.smallNumber();
            case "priceMinor" -> priceMinor = json.number();
            case "stock" -> stock = json.number();
            case "limitPerBuyer" -> limitPerBuyer = json.smallNumber();
            case "breaks" -> breaks = Values.list(json, Limits.MAX_DEAL_STEPS, TermsReader::oneBreak);
            case "offBps" -> offBps = json.smallNumber();
            case "members" -> members = Values.list(json, Limits.MAX_DEAL_STEPS, Values::line);
            case "tiers" -> tiers = Values.list(json, Limits.MAX_DEAL_STEPS, TermsReader::tier);
            case "spendMinor" -> spendMinor = json.number();
            case "saveMinor" -> saveMinor = json.number();
            case "capMinor" -> capMinor = json.number();
            case "count" -> count = json.number();
            case "perBuyer" -> perBuyer = json.smallNumber();
            case "faceMinor" -> faceMinor = json.number();
            case "budgetMinor" -> budgetMinor = json.number();
            case "depositMinor" -> depositMinor = json.number();
            case "worthMinor" -> worthMinor = json.number();
            case "balanceFromMs" -> balanceFromMs = json.number();
            case "balanceUntilMs" -> balanceUntilMs = json.number();
            case "refundable" -> refundable = json.flag();
            default -> throw new IllegalStateException("the terms' field " + name + " is not read");
        }
    }

    /** Every field that came belongs to the kind, and every one that the kind must have came. */
    private static void checkFields(JsonReader json, long seen, DealKind kind) {
        String word = Words.DEAL_KINDS.of(kind);
        for (int i = 1; i < TERMS.names().size(); i++) {
            String name = TERMS.name(i);
            boolean came = (seen & (1L << i)) != 0;
            if (came && !kind.required().contains(name) && !kind.optional().contains(name)) {
                throw json.at(EdgeCode.UNKNOWN_FIELD, "Leave the field '" + name + "' out; a " + word + " has none.");
            }
            if (!came && kind.required().contains(name)) {
                throw json.at(EdgeCode.MISSING_FIELD, "Give the field '" + name + "' too; a " + word + " has it.");
            }
        }
    }

    private static Break oneBreak(JsonReader json) {
        json.expectObject();
        int quantity = 0;
        long price = 0;
        long seen = 0;
        for (int field; (field = json.nextField(BREAK, seen)) >= 0; seen |= 1L << field) {
            if (field == 0) {
                quantity = Values.quantity(json);
            } else {
                price = json.number();
            }
        }
        return new Break(quantity, price);
    }

    private static Tier tier(JsonReader json) {
        json.expectObject();
        long spend = 0;
        long save = 0;
        long seen = 0;
        for (int field; (field = json.nextField(TIER, seen)) >= 0; seen |= 1L << field) {
            if (field == 0) {
                spend = json.number();
            } else {
                save = json.number();
            }
        }
        return new Tier(spend, save);
    }
}
