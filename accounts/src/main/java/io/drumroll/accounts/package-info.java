/** Who people are: sign-in, sessions, tokens, roles, addresses, consents. */
@NullMarked
package io.drumroll.accounts;

import org.jspecify.annotations.NullMarked;
