/** Tests of the accounts, on each kind of database. */
@NullMarked
package io.drumroll.accounts;

import org.jspecify.annotations.NullMarked;
