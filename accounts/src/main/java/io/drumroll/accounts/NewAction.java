package io.drumroll.accounts;

/**
 * What an operator did elsewhere than in this module, for the audit trail.
 *
 * @param atMs when it was done, in ms of the epoch.
 * @param operator the person's number.
 * @param action a stable name; cut off after 40 characters.
 * @param target on what, by number; cut off after 60.
 * @param reason cut off after {@link OperatorActions#MAX_REASON}; may be empty.
 */
public record NewAction(long atMs, long operator, String action, String target, String reason) {}
