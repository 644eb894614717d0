package io.drumroll.catalog.transfer;

import io.drumroll.catalog.Problem;

/**
 * What is wrong in a file.
 *
 * @param line where the product begins, from 1.
 */
public record ImportError(long line, Problem problem) {}
