package io.drumroll.engine.pricing;

import io.drumroll.engine.order.LineRequest;
import java.util.List;

/**
 * What somebody would buy.
 *
 * @param buyerRow the buyer's row, or {@link io.drumroll.engine.buyer.Buyers#NONE}.
 * @param destination where the goods go, as {@link io.drumroll.engine.region.Codes#ofCountry}.
 * @param currency what is paid in, by {@link io.drumroll.engine.exchange.Rates#indexOf}.
 * @param lines what is wanted; any values.
 * @param coupons numbers of the coupons to use; any values.
 */
public record Purchase(int buyerRow, int destination, int currency, List<LineRequest> lines, List<Integer> coupons) {}
