package io.drumroll.edge;

import io.drumroll.accounts.Identity;
import io.drumroll.accounts.OrderAddresses;
import io.drumroll.accounts.OrderAddresses.Noting;
import io.drumroll.database.DatabaseUnavailableException;
import io.drumroll.edge.Commands.AcceptedWriter;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome.Accepted;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Notes with an order where it goes, after the engine took it. The engine knows no addresses, and an order waits for the
 * database only behind its confirmation, and only where it names an address. While the database is away it is tried for
 * {@link #PATIENCE_NS}; then the answer says that the address could not be noted, and the order stands.
 */
final class OrderAddressNotes {
    /** How long a database that is away is tried again. */
    static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(3);

    private static final System.Logger LOG = System.getLogger(OrderAddressNotes.class.getName());
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Commands commands;
    private final @Nullable OrderAddresses addresses;
    private final SlowCalls slowCalls;

    /** Notes in the accounts' tables; null where there are no accounts. */
    OrderAddressNotes(Commands commands, @Nullable OrderAddresses addresses, SlowCalls slowCalls) {
        this.commands = commands;
        this.addresses = addresses;
        this.slowCalls = slowCalls;
    }

    /** What came of it, by the code of what stood in the way. */
    private enum Came {
        NOTED(null),
        UNKNOWN_ADDRESS(EdgeCode.UNKNOWN_ADDRESS),
        AWAY(EdgeCode.DATABASE_AWAY),
        BUSY(EdgeCode.OVERLOADED),
        NOT_SERVED(EdgeCode.NOT_SERVED),
        FAILED(EdgeCode.INTERNAL);

        private final @Nullable EdgeCode problem;

        Came(@Nullable EdgeCode problem) {
            this.problem = problem;
        }

        void writeTo(JsonWriter json) {
            json.field("addressNoted", problem == null);
            if (problem != null) {
                json.field("addressProblem", problem.name());
            }
        }
    }

    /** The number of one of the caller's addresses. */
    static long address(JsonReader json) {
        long address = json.number();
        if (address < 1) {
            throw json.at(EdgeCode.BAD_VALUE, "Give the number of one of your addresses, or leave it out.");
        }
        return address;
    }

    /** Whoever acts for a buyer has addresses of their own alone. */
    static void requireOwn(Exchange exchange, long buyer, long address) {
        Identity identity = exchange.caller().identity();
        if (address != 0 && (identity == null || identity.buyer() != buyer)) {
            throw new BadRequest(
                    EdgeCode.BAD_VALUE, "Leave out the address: it can only be one of the buyer's own.", "/address");
        }
    }

    /**
     * Submits an order and answers 201 with what the writer adds, and whether its address is noted where it names one.
     *
     * @param address one of the caller's addresses, or 0 for none.
     */
    void submit(Exchange exchange, long buyer, Command command, long address, AcceptedWriter writer) {
        if (address == 0) {
            commands.submit(exchange, buyer, command, 201, writer);
            return;
        }
        commands.submit(
                exchange,
                buyer,
                command,
                UnaryOperator.identity(),
                accepted -> note(exchange, address, accepted, writer));
    }

    private void note(Exchange exchange, long address, Accepted accepted, AcceptedWriter writer) {
        if (addresses == null) {
            answer(exchange, accepted, writer, Came.NOT_SERVED);
            return;
        }
        OrderAddresses present = addresses;
        long person = exchange.caller().known().person();
        try {
            slowCalls.call(
                    exchange,
                    () -> note(present, person, address, accepted),
                    came -> answer(exchange, accepted, writer, came));
        } catch (BadRequest _) {
            answer(exchange, accepted, writer, Came.BUSY);
        }
    }

    private void answer(Exchange exchange, Accepted accepted, AcceptedWriter writer, Came came) {
        commands.answerAccepted(exchange, 201, accepted, (json, _) -> {
            writer.write(json, accepted);
            came.writeTo(json);
        });
    }

    /** Of an order that is repeated the address stays that was noted first. */
    private static Came note(OrderAddresses addresses, long person, long address, Accepted accepted) {
        long deadlineNs = System.nanoTime() + PATIENCE_NS;
        while (true) {
            try {
                Noting noting = addresses.note(person, accepted.id(), address, !accepted.repeated());
                return noting == Noting.NO_SUCH_ADDRESS ? Came.UNKNOWN_ADDRESS : Came.NOTED;
            } catch (DatabaseUnavailableException _) {
                if (System.nanoTime() - deadlineNs > 0) {
                    return Came.AWAY;
                }
                LockSupport.parkNanos(PAUSE_NS);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the address of order " + accepted.id() + " was not noted", e);
                return Came.FAILED;
            }
        }
    }
}
