package io.drumroll.accounts;

import java.io.IOException;
import java.io.OutputStream;

/** What another module knows of a buyer, for the archive that a person asks for. */
public interface ExportPart {
    /** The file's name in the archive, such as {@code orders.json}: letters, digits, hyphens and dots. */
    String fileName();

    /** Writes what there is; does not close the stream. */
    void writeTo(long buyer, OutputStream out) throws IOException;
}
