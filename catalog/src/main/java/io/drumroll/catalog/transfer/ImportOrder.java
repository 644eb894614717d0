package io.drumroll.catalog.transfer;

/**
 * What is to be imported.
 *
 * @param shop whose products they are.
 * @param fileHash what {@link Imports#receive} answered with.
 * @param dryRun only say what would become of it.
 * @param submit have the products wait for review, rather than be drafts.
 */
public record ImportOrder(int shop, String fileHash, Format format, boolean dryRun, boolean submit) {}
