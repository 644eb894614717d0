package io.drumroll.catalog.transfer;

import io.drumroll.catalog.Problem;
import io.drumroll.catalog.ProductContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One product of a file.
 *
 * @param line where it begins, from 1.
 * @param content what it says; null when that can't be made out.
 * @param problems what is wrong with how it is written.
 */
record FileProduct(long line, @Nullable ProductContent content, List<Problem> problems) {}
