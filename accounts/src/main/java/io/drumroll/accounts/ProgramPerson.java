package io.drumroll.accounts;

/**
 * A person made for a program, as whom it acts.
 *
 * @param person the person's number.
 * @param buyer the buyer's number.
 * @param token what the program shows.
 */
public record ProgramPerson(long person, long buyer, NewToken token) {}
