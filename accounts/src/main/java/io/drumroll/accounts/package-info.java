/**
 * Who people are: sign-in, sessions, tokens, roles, addresses, consents. Open {@link io.drumroll.accounts.Accounts} first.
 *
 * <h2>What people meet</h2>
 *
 * <ul>
 *   <li>A <b>sign-in name</b> is an e-mail address, or 3 to 64 of the characters a to z, 0 to 9, dot, underscore and hyphen that begins
 *       and ends with a letter or a digit. Capitals count as small letters. A name that looks like another's (0 and o; 1, i and
 *       l; rn and m; dot, underscore and hyphen) is taken.
 *   <li>A <b>display name</b> is 1 to 60 characters of any script with a letter or digit among them; control characters, marks
 *       that turn the direction of text, invisible letters and towers of accents are refused.
 *   <li>A <b>password</b> is 8 to 128 characters of at least four kinds, and not the name.
 *   <li>A <b>session</b> ends 30 days after sign-in, or when it was not used for 14. The 50 newest of a person stay.
 *   <li>A <b>token</b> lives at most 366 days; a person has at most 100.
 *   <li>After 5 wrong <b>sign-ins</b> for a name from one address, one more is let through every 3 minutes; after 60 for a
 *       name from anywhere one every 20 seconds; after 100 for all names from one address one every 10 seconds. An address
 *       signs up 50 people, then one a minute. An IPv6 address is its network of 64 bits.
 *   <li>A changed role and an ended session count at once in the process where that was done, and in others after 30 s at
 *       the latest.
 * </ul>
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>Personal data is in this module's tables alone. Everything else knows a buyer's number, which is never given twice.
 *   <li>Where an order goes is a copy that lies here too, sealed, under the order's number; it goes with the account.
 *   <li>Secrets of sessions and tokens are nowhere at rest, only their SHA-256. Addresses are encrypted, see {@link
 *       io.drumroll.accounts.Vault}.
 *   <li>What a person can do wrong is a value of a sealed type; {@link io.drumroll.database.DatabaseUnavailableException} says
 *       that the database is away, and then nothing was changed.
 *   <li>No name, address, password or secret is logged, or in any {@code toString} of a secret.
 *   <li>Except for {@link io.drumroll.accounts.Identities} every method may wait: none is for an event loop.
 * </ul>
 */
@NullMarked
package io.drumroll.accounts;

import org.jspecify.annotations.NullMarked;
