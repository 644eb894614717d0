package io.drumroll.crowd.replay;

/**
 * One row of a file, as text.
 *
 * @param lineNumber the line of the file that it begins on; the header is on line 1.
 */
record RetailRow(
        long lineNumber,
        String invoice,
        String stockCode,
        String description,
        String quantity,
        String date,
        String price,
        String customer,
        String country) {}
