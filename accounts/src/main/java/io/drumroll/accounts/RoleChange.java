package io.drumroll.accounts;

/** What came of changing what a person may do. */
public sealed interface RoleChange {
    /** So it is now. */
    record Done(Person person) implements RoleChange {}

    /** It was so already; nothing was written. */
    record Unchanged(Person person) implements RoleChange {}

    /** There is no such person, or no longer. */
    record NoSuchPerson() implements RoleChange {}

    /** It is the last operator: make another first. */
    record LastOperator() implements RoleChange {}

    /** A value is not taken. */
    record Refused(Refusal refusal) implements RoleChange {}
}
