package io.drumroll.catalog.search;

/**
 * How the search is.
 *
 * @param generation the name of the index that serves; it changes with every rebuild.
 * @param documents products that can be found.
 * @param bytes of the index's files.
 * @param change the catalogue's change that the index holds, with all before it.
 * @param lastChange the catalogue's last change when it was read last; 0 if it never was.
 * @param asOfMs when the catalogue was read last, in ms of the epoch; 0 for never.
 * @param staleMs how long ago that is, 0 while it is read all the time.
 * @param isComplete whether the index has all products up to its change.
 * @param isRebuilding whether a new index is being built.
 * @param rebuilt how many products the one that is being built has, or the last one that was built.
 * @param figuresPosition the event up to which stock, sales and deals are counted.
 * @param trouble what is wrong, for people; empty if nothing is.
 */
public record SearchCondition(
        String generation,
        long documents,
        long bytes,
        long change,
        long lastChange,
        long asOfMs,
        long staleMs,
        boolean isComplete,
        boolean isRebuilding,
        long rebuilt,
        long figuresPosition,
        String trouble) {}
