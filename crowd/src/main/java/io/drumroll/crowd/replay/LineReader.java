package io.drumroll.crowd.replay;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines with their numbers and ends, and takes lines back. A line longer than {@link #MAX_LINE_CHARS} is cut
 * there, so that a file without line ends can't fill the memory.
 */
final class LineReader {
    /** Characters of a line that are kept; the rest is skipped, and the line is {@link Line#cut}. */
    static final int MAX_LINE_CHARS = 1 << 16;

    private final Reader reader;
    private final Deque<Line> takenBack = new ArrayDeque<>();
    private final char[] buffer = new char[1 << 16];
    private int position;
    private int limit;
    private long lines;

    /**
     * A line.
     *
     * @param number counted from 1.
     * @param text without its end.
     * @param ended whether a line end follows; false only for the last.
     * @param cut whether the text is only the beginning of a line that is too long.
     */
    record Line(long number, String text, boolean ended, boolean cut) {}

    LineReader(Reader reader) {
        this.reader = reader;
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        Line back = takenBack.poll();
        return back != null ? back : read();
    }

    /** Gives a line back, to be read again next. */
    void takeBack(Line line) {
        takenBack.push(line);
    }

    private @Nullable Line read() throws IOException {
        StringBuilder text = new StringBuilder();
        boolean cut = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            int room = MAX_LINE_CHARS - text.length();
            cut |= end - position > room;
            text.append(buffer, position, Math.min(end - position, room));
            position = end;
            if (end < limit) {
                position++;
                return new Line(++lines, withoutReturn(text), true, cut);
            }
        }
        return any ? new Line(++lines, withoutReturn(text), false, cut) : null;
    }

    private boolean fill() throws IOException {
        if (position < limit) {
            return true;
        }
        position = 0;
        limit = Math.max(reader.read(buffer, 0, buffer.length), 0);
        return limit > 0;
    }

    private static String withoutReturn(StringBuilder text) {
        int length = text.length();
        return length > 0 && text.charAt(length - 1) == '\r' ? text.substring(0, length - 1) : text.toString();
    }
}
