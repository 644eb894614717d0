/**
 * What buyers say of products. Open {@link io.drumroll.catalog.review.Reviews} first.
 *
 * <p>Invariants: a review is a buyer's who has received the product, once for each product; nobody's name is kept, only its
 * first letter; what is hidden is in no list and no mean; when a buyer's account is deleted nothing leads from the review to
 * the buyer any more.
 */
@NullMarked
package io.drumroll.catalog.review;

import org.jspecify.annotations.NullMarked;
