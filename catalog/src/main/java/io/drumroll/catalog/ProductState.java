package io.drumroll.catalog;

/** How far a product has come. */
public enum ProductState {
    /** The shop works on it. */
    DRAFT,
    /** An operator has to look at it. */
    IN_REVIEW,
    /** It is on show, and its variants are SKUs of the engine. */
    PUBLISHED,
    /** An operator, or the engine, said no; the reason says why. Changing it makes it a draft again. */
    REFUSED,
    /** Taken off for good. */
    WITHDRAWN
}
