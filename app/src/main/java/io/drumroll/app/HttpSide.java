package io.drumroll.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The HTTP edge of a running festival, wired to its parts. */
final class HttpSide implements AutoCloseable {
    private final String address;

    private HttpSide(String address) {
        this.address = address;
    }

    static HttpSide start(RunningFestival running, String bind, int port, @Nullable Path maps) {
        return new HttpSide(bind + ":" + port);
    }

    String address() {
        return address;
    }

    @Override
    public void close() {}
}
