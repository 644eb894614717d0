package io.drumroll.crowd.load;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Request;

/** Where load goes: a festival over one way of reaching it. Safe for one sending thread. */
public interface LoadTarget extends AutoCloseable {
    /** Told how one command ended, on a thread of the target's. */
    interface Done {
        /**
         * It was carried out.
         *
         * @param id number of what was made.
         * @param position number of the last event that it caused.
         */
        void accepted(long id, long position);

        /** It was refused, with the rejection's code. */
        void rejected(String code);

        /** There was no answer, and why. */
        void failed(String reason);
    }

    /** Sends a command; never blocks. */
    void send(Request request, Command command, Done done);

    /** Does what can be done now on the sender's thread; returns whether there was anything to do. */
    boolean turn();

    @Override
    void close();
}
