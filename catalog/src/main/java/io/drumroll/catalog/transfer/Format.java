package io.drumroll.catalog.transfer;

/** How products are written in a file. */
public enum Format {
    /** A line for each variant, in UTF-8, by RFC 4180, with a line of column names first; see {@link CsvColumns}. */
    CSV,
    /** A JSON object in each line, in UTF-8. */
    JSON_LINES
}
