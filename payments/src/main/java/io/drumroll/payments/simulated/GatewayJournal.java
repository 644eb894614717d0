package io.drumroll.payments.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the simulated gateway did, a line each, so that it knows after a restart. Written before it is done and handed to the
 * operating system, so that the end of the process loses nothing. A line that was cut off is dropped: it was not done.
 */
final class GatewayJournal implements AutoCloseable {
    private final FileChannel file;

    private GatewayJournal(FileChannel file) {
        this.file = file;
    }

    /** Opens a journal, or begins one where there is none. */
    static GatewayJournal open(Path path) throws IOException {
        return new GatewayJournal(
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** All entries so far; the next is written behind them. */
    List<List<String>> read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
            // Until the end.
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        int end = text.lastIndexOf('\n') + 1;
        file.truncate(end);
        file.position(end);
        List<List<String>> entries = new ArrayList<>();
        text.substring(0, end)
                .lines()
                .forEach(line -> entries.add(Stream.of(line.split(" ", -1))
                        .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                        .toList()));
        return entries;
    }

    /**
     * Writes an entry.
     *
     * @throws UncheckedIOException when it could not be written; what it tells must not be done then.
     */
    void write(String... fields) {
        String line = Stream.of(fields)
                .map(field -> URLEncoder.encode(field, StandardCharsets.UTF_8))
                .collect(Collectors.joining(" ", "", "\n"));
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated gateway can't write its journal", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated gateway can't close its journal", e);
        }
    }
}
