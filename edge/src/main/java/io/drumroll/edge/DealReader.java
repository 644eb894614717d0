package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a deal as it is made or changed; {@link TermsReader} reads its terms. */
final class DealReader {
    private static final Fields DEAL =
            Fields.required("name", "startsAtMs", "endsAtMs", "funder", "terms").optional("bars", "currency");

    private DealReader() {}

    /**
     * What a request says of a deal.
     *
     * @param currency what its amounts are in, as the caller sees it, or null where the request does not say.
     */
    record Said(DealOffer offer, @Nullable Currency currency) {}

    static Said read(Exchange exchange) {
        String name = "";
        long startsAtMs = 0;
        long endsAtMs = 0;
        Funder funder = null;
        TermsReader terms = new TermsReader();
        List<Stage> bars = List.of();
        Currency currency = null;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(DEAL, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> name = json.text();
                    case 1 -> startsAtMs = json.number();
                    case 2 -> endsAtMs = json.number();
                    case 3 -> funder = Words.FUNDERS.read(json);
                    case 4 -> terms.read(json);
                    case 5 -> bars = Values.list(json, Stage.values().length, Words.STAGES::read);
                    default -> currency = Values.currency(json);
                }
            }
            json.end();
        }
        DealOffer offer = new DealOffer(name, startsAtMs, endsAtMs, present(funder), bars, terms.terms());
        return new Said(offer, currency);
    }
}
