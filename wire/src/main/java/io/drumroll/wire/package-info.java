/**
 * Commands, outcomes and events as bytes. Open {@link io.drumroll.wire.CommandReader} first; the form is written down in
 * {@code drumroll.xml} and only ever grows at its ends. Each domain has a writer and a reader of its own, such as {@link
 * io.drumroll.wire.OrderEventWriter}; {@link io.drumroll.wire.Cursor} measures every byte before it is read.
 *
 * <p>Invariants: what was written reads back equal; a reader reads only the bytes that it was given, reserves memory only
 * for what those bytes can hold, and throws {@link io.drumroll.wire.MalformedMessage} for everything else; readers and
 * writers are reused and belong to one thread each.
 */
@NullMarked
package io.drumroll.wire;

import org.jspecify.annotations.NullMarked;
