package io.drumroll.edge;

/** Adds lines to what {@code GET /metrics} answers. Called by an event loop: it must answer at once. */
@FunctionalInterface
public interface MetricsSource {
    /** Appends lines in Prometheus' text format 0.0.4, each with its line break. */
    void writeTo(StringBuilder out);
}
