/** Tests of the order history and the webhooks, each on every kind of database that there is. */
@NullMarked
package io.drumroll.history;

import org.jspecify.annotations.NullMarked;
