package io.drumroll.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A festival in a process of its own, started with the same program and flags as this one. */
public final class FestivalProcess implements AutoCloseable {
    private static final long STOP_TIMEOUT_S = 120;

    private final Process process;
    private final Map<String, String> ready;

    private FestivalProcess(Process process, Map<String, String> ready) {
        this.process = process;
        this.ready = ready;
    }

    /**
     * Starts {@code drumroll up --json} with more arguments and waits until it says that it runs.
     *
     * @param data the folder that it keeps everything in.
     * @throws RuntimeException in one line of text when it can't be started.
     */
    public static FestivalProcess start(Path data, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of("up", "--json", "--data", data.toString()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            if (line == null) {
                throw new FailedCommand("the festival's process ended before it was ready; its message is above");
            }
            return new FestivalProcess(process, fields(line));
        } catch (IOException e) {
            throw new FailedCommand("the festival's process can't be started: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> fields(String line) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, parser.getText());
                }
            }
        }
        return fields;
    }

    /** What it said of itself when it was ready, such as {@code url}, {@code token} and {@code durability}. */
    public String said(String field) {
        String value = ready.get(field);
        if (value == null) {
            throw new FailedCommand("the festival's process did not say its " + field);
        }
        return value;
    }

    /** Its process number. */
    long pid() {
        return process.pid();
    }

    /** Ends it at once, as kill -9 does. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    /** Ends it in order. */
    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(STOP_TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new FailedCommand("the festival's process did not end within " + STOP_TIMEOUT_S + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
