package io.drumroll.edge;

import io.drumroll.client.Festival;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

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

    /** Goes on with what was read. */
    @FunctionalInterface
    interface FoundHandler<A> {
        void found(long position, A found);
    }

    /**
     * Submits a command and answers with its position, whether it is repeated, and what the writer adds.
     *
     * @param buyer whose request it is, 0 where there is none.
     * @throws BadRequest when the command moves stock or money and the request has no key.
     */
    void submit(Exchange exchange, long buyer, Command command, int status, AcceptedWriter writer) {
        submit(exchange, buyer, command, status, UnaryOperator.identity(), writer);
    }

    /** The same, and of a rejection the caller is told what the operator makes of it. */
    void submit(
            Exchange exchange,
            long buyer,
            Command command,
            int status,
            UnaryOperator<Rejection> told,
            AcceptedWriter writer) {
        submit(exchange, buyer, command, told, accepted -> answerAccepted(exchange, status, accepted, writer));
    }

    /** The same, and what was accepted is answered by the handler, now or later. */
    void submit(
            Exchange exchange, long buyer, Command command, UnaryOperator<Rejection> told, Consumer<Accepted> then) {
        requireKey(exchange, command);
        exchange.requireClear();
        festival.submit(exchange.key(exchange.caller().keysOf(buyer)), command, new PendingCommand(exchange) {
            @Override
            void accepted(Accepted accepted) {
                then.accept(accepted);
            }

            @Override
            void rejected(long position, Rejection rejection) {
                exchange.reject(told.apply(rejection), position);
            }
        });
    }

    /** Answers with a command's position, whether it is repeated, and what the writer adds. */
    void answerAccepted(Exchange exchange, int status, Accepted accepted, AcceptedWriter writer) {
        JsonWriter json = exchange.loop().json().beginObject().field("position", accepted.position());
        writer.write(json, accepted);
        json.field("repeated", accepted.repeated()).endObject();
        exchange.answer(status, accepted.position(), json);
    }

    /** Asks a fresh read at the position that the request names, and answers with what is found. */
    <A> void read(Exchange exchange, Query<A> query, FoundWriter<A> writer) {
        find(exchange, exchange.atPosition(), query, (position, value) -> answer(exchange, position, value, writer));
    }

    /** Asks a fresh read, and goes on with what is found. */
    <A> void find(Exchange exchange, long atPosition, Query<A> query, FoundHandler<A> then) {
        find(exchange, atPosition, query, UnaryOperator.identity(), then);
    }

    /** The same, and of a rejection the caller is told what the operator makes of it. */
    <A> void find(
            Exchange exchange, long atPosition, Query<A> query, UnaryOperator<Rejection> told, FoundHandler<A> then) {
        festival.read(atPosition, query, new PendingRead<A>(exchange) {
            @Override
            void found(long position, A value) {
                then.found(position, value);
            }

            @Override
            void refused(long position, Rejection rejection) {
                exchange.reject(told.apply(rejection), position);
            }
        });
    }

    /** Answers with the position that was read at and what the writer adds. */
    <A> void answer(Exchange exchange, long position, A value, FoundWriter<A> writer) {
        JsonWriter json = exchange.loop().json().beginObject().field("position", position);
        writer.write(json, value);
        exchange.answer(200, position, json.endObject());
    }

    /** Checks that a request has a key where its command needs one: without, a retry would do it twice. */
    static void requireKey(Exchange exchange, Command command) {
        if (command.needsKey() && !exchange.hasKey()) {
            throw new BadRequest(new Rejection.KeyMissing());
        }
    }
}
