package io.drumroll.accounts;

/**
 * A session as its person sees it.
 *
 * @param id its number.
 * @param createdMs when it began, in ms of the epoch.
 * @param seenMs when it was last used, to the hour.
 * @param expiresMs when it ends at the latest.
 * @param network from where it began, too coarse to find a household.
 * @param userAgent the beginning of what the browser said about itself.
 * @param isCurrent whether it is the one that asks.
 */
public record SessionInfo(
        long id, long createdMs, long seenMs, long expiresMs, String network, String userAgent, boolean isCurrent) {}
