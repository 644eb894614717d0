package io.drumroll.catalog.search;

/** How an index of products is. */
public sealed interface IndexCondition {

    /** It takes changes and answers. Changes above {@code change} are yet to be given to it. */
    record Ready(long change) implements IndexCondition {}

    /**
     * It must be {@linkplain ProductIndex#rebuild rebuilt}: it is new, was damaged or could not be written. It answers
     * searches with what it has.
     *
     * @param reason for people.
     */
    record NeedsRebuild(String reason) implements IndexCondition {}
}
