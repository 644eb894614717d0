package io.drumroll.edge;

import io.drumroll.client.Festival;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Query;

/** Submits commands and asks fresh reads whose answers are written at once. */
final class Commands {
    private final Festival festival;

    Commands(Festival festival) {
        this.festival = festival;
    }

    /** Adds to the answer's object what is its own. */
    @FunctionalInterface
    interface AcceptedWriter {
        void write(JsonWriter json, Accepted accepted);
    }

    /** Adds what was read to the answer's object. */
    @FunctionalInterface
    interface FoundWriter<A> {
        void write(JsonWriter json, A found);
    }

    /**
     * Submits a command and answers with its position, whether it is repeated, and what the writer adds.
     *
     * @param buyer whose request it is, 0 where there is none.
     */
    void submit(Exchange exchange, long buyer, Command command, int status, AcceptedWriter writer) {
        festival.submit(exchange.key(buyer), command, new PendingCommand(exchange) {
            @Override
            void accepted(Accepted accepted) {
                JsonWriter json = exchange.loop().json().beginObject().field("position", accepted.position());
                writer.write(json, accepted);
                json.field("repeated", accepted.repeated()).endObject();
                exchange.answer(status, accepted.position(), json);
            }
        });
    }

    /** Asks a fresh read at the position that the request names, and answers with what is found. */
    <A> void read(Exchange exchange, Query<A> query, FoundWriter<A> writer) {
        festival.read(exchange.atPosition(), query, new PendingRead<A>(exchange) {
            @Override
            void found(long position, A value) {
                JsonWriter json = exchange.loop().json().beginObject().field("position", position);
                writer.write(json, value);
                exchange.answer(200, position, json.endObject());
            }
        });
    }
}
