/** What was ordered, as people read it: a view of the feed in SQL, and webhooks. */
@NullMarked
package io.drumroll.history;

import org.jspecify.annotations.NullMarked;
