package io.drumroll.books;

import io.drumroll.books.DutyReport.Sums;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Sums of what was sold and given back, of one kind in one minute or of many together. */
final class Cell {
    private long lines;
    private long pieces;
    private long salesMinor;
    private long dutyMinor;
    private long refundedLines;
    private long refundedPieces;
    private long refundedSalesMinor;
    private long refundedDutyMinor;

    void sell(long quantity, long sales, long duty) {
        lines++;
        pieces = plus(pieces, quantity);
        salesMinor = plus(salesMinor, sales);
        dutyMinor = plus(dutyMinor, duty);
    }

    void refund(long quantity, long sales, long duty, boolean isFirstOfLine) {
        refundedLines += isFirstOfLine ? 1 : 0;
        refundedPieces = plus(refundedPieces, quantity);
        refundedSalesMinor = plus(refundedSalesMinor, sales);
        refundedDutyMinor = plus(refundedDutyMinor, duty);
    }

    void add(Cell other) {
        lines = plus(lines, other.lines);
        pieces = plus(pieces, other.pieces);
        salesMinor = plus(salesMinor, other.salesMinor);
        dutyMinor = plus(dutyMinor, other.dutyMinor);
        refundedLines = plus(refundedLines, other.refundedLines);
        refundedPieces = plus(refundedPieces, other.refundedPieces);
        refundedSalesMinor = plus(refundedSalesMinor, other.refundedSalesMinor);
        refundedDutyMinor = plus(refundedDutyMinor, other.refundedDutyMinor);
    }

    Sums sums() {
        Long mean = pieces == 0 ? null : Fractions.nearest(landed(), BigInteger.valueOf(pieces));
        return sums(this, new Cell(), mean);
    }

    /** This less the other; the difference of the means is rounded once, from the exact fractions. */
    Sums less(Cell other) {
        return sums(this, other, meanLess(other));
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(lines);
        out.writeLong(pieces);
        out.writeLong(salesMinor);
        out.writeLong(dutyMinor);
        out.writeLong(refundedLines);
        out.writeLong(refundedPieces);
        out.writeLong(refundedSalesMinor);
        out.writeLong(refundedDutyMinor);
    }

    static Cell read(DataInput in) throws IOException {
        Cell cell = new Cell();
        cell.lines = in.readLong();
        cell.pieces = in.readLong();
        cell.salesMinor = in.readLong();
        cell.dutyMinor = in.readLong();
        cell.refundedLines = in.readLong();
        cell.refundedPieces = in.readLong();
        cell.refundedSalesMinor = in.readLong();
        cell.refundedDutyMinor = in.readLong();
        return cell;
    }

    private static Sums sums(Cell more, Cell less, @Nullable Long mean) {
        return new Sums(
                more.lines - less.lines,
                more.pieces - less.pieces,
                more.salesMinor - less.salesMinor,
                more.dutyMinor - less.dutyMinor,
                mean,
                more.refundedLines - less.refundedLines,
                more.refundedPieces - less.refundedPieces,
                more.refundedSalesMinor - less.refundedSalesMinor,
                more.refundedDutyMinor - less.refundedDutyMinor);
    }

    private @Nullable Long meanLess(Cell other) {
        if (pieces == 0 || other.pieces == 0) {
            return null;
        }
        BigInteger own = BigInteger.valueOf(pieces);
        BigInteger others = BigInteger.valueOf(other.pieces);
        return Fractions.nearest(
                landed().multiply(others).subtract(other.landed().multiply(own)), own.multiply(others));
    }

    /** The sum of two numbers that are 0 or more; what is larger than a long counts as the largest long. */
    private static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private BigInteger landed() {
        return BigInteger.valueOf(salesMinor).add(BigInteger.valueOf(dutyMinor));
    }
}
