package io.drumroll.catalog.review;

import java.util.List;

/**
 * Some of a product's reviews, newest first.
 *
 * @param byStars how many there are with 1 to 5 stars, in that order; of all, not of this page.
 * @param next where the list goes on, or 0 at its end.
 */
public record ReviewPage(List<Review> reviews, List<Long> byStars, long next) {
    /** With copies of the lists. */
    public ReviewPage {
        reviews = List.copyOf(reviews);
        byStars = List.copyOf(byStars);
    }

    /** How many reviews there are. */
    public long count() {
        return byStars.stream().mapToLong(Long::longValue).sum();
    }

    /** The mean of the stars in hundredths, rounded down; 0 where there are none. */
    public long meanHundredths() {
        long stars = 0;
        for (int i = 0; i < byStars.size(); i++) {
            stars += (i + 1) * byStars.get(i);
        }
        return count() == 0 ? 0 : stars * 100 / count();
    }
}
