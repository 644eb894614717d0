package io.drumroll.catalog;

/** What is to happen next with a product, by somebody else than its shop. */
public enum Step {
    /** Nothing. */
    NONE,
    /** An operator looks at the product, or at a published product's proposed change. */
    REVIEW,
    /** An operator approved; the engine lists what is new. Goes on by itself after a crash. */
    PUBLISHING,
    /** The shop withdrew it; the engine takes its SKUs off sale. Goes on by itself after a crash. */
    WITHDRAWING
}
