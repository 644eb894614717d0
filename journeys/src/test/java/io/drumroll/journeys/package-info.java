/**
 * What people do in the pages, from end to end: a real Chromium in front of a real festival in a process of its own. Open
 * {@link io.drumroll.journeys.BuyersDayTest} first; {@link io.drumroll.journeys.Screen} has the words in which journeys are told.
 *
 * <p>Invariants: a journey finds things by what they are called on the page, as people do, and not by how they are built; it
 * waits for what it sees, never for time; what the pages say is compared with what the API says.
 */
@NullMarked
package io.drumroll.journeys;

import org.jspecify.annotations.NullMarked;
