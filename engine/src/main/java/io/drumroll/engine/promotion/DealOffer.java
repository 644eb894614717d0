package io.drumroll.engine.promotion;

import java.util.List;

/**
 * A deal as it is made or changed.
 *
 * @param name what people call it.
 * @param startsAtMs from when it is given, in ms of the epoch, inclusive.
 * @param endsAtMs until when, exclusive; after {@code startsAtMs}.
 * @param funder who bears it.
 * @param bars later stages that no longer touch a line that this deal touches: nothing of them is taken off it, and it
 *     does not count towards what they ask to be spent. Each is behind the deal's own stage and stands once, in their
 *     order.
 * @param terms what it gives.
 */
public record DealOffer(
        String name, long startsAtMs, long endsAtMs, Funder funder, List<Stage> bars, DealTerms terms) {}
