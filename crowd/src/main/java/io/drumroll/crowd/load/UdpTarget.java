package io.drumroll.crowd.load;

import io.drumroll.client.CommandClient;
import io.drumroll.client.Failure;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Request;

/** Load over UDP, through the client that any program would use. */
public final class UdpTarget implements LoadTarget {
    private static final long CONNECT_TIMEOUT_MS = 20_000;

    private final CommandClient client;

    private UdpTarget(CommandClient client) {
        this.client = client;
    }

    /**
     * Connects to a node's ingress.
     *
     * @param endpoint host and port.
     * @throws IllegalStateException when nobody answers there.
     */
    public static UdpTarget connect(String endpoint) {
        CommandClient client = CommandClient.overUdp(endpoint, "127.0.0.1");
        if (!client.awaitConnected(CONNECT_TIMEOUT_MS)) {
            client.close();
            throw new IllegalStateException(
                    "no festival answers at udp " + endpoint + "; is it running, and is this its --udp-port?");
        }
        return new UdpTarget(client);
    }

    @Override
    public void send(Request request, Command command, Done done) {
        client.submit(request, command, new OutcomeHandler() {
            @Override
            public void onOutcome(Outcome outcome) {
                switch (outcome) {
                    case Outcome.Accepted accepted -> done.accepted(accepted.id(), accepted.position());
                    case Outcome.Rejected rejected ->
                        done.rejected(rejected.rejection().code());
                }
            }

            @Override
            public void onFailure(Failure failure) {
                done.failed(failure.name());
            }
        });
    }

    @Override
    public boolean turn() {
        return false;
    }

    @Override
    public void close() {
        client.close();
    }
}
