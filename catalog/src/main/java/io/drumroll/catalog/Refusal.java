package io.drumroll.catalog;

/** Why the catalogue refused what a person asked for. */
public enum Refusal {
    /** There is no such thing, or it is another shop's. */
    NOT_FOUND,
    /** Fields have to be put right first; the problems say which. */
    BAD_CONTENT,
    /** The shop has a product with this code already. */
    CODE_TAKEN,
    /** It can't be done in the state that the thing is in. */
    WRONG_STATE,
    /** Somebody changed it after the caller looked. */
    CHANGED_MEANWHILE,
    /** The engine refuses; nothing was published. */
    ENGINE_REFUSED,
    /** The engine can't be asked now. It is done by itself later; asking again does no harm. */
    UNDER_WAY,
    /** Only who has received the product may. */
    NOT_RECEIVED,
    /** Too many of them already. */
    LIMIT_REACHED,
    /** More bytes or pixels than are taken. */
    TOO_LARGE,
    /** Not one of the types that are taken, or not what it says it is. */
    UNSUPPORTED_TYPE,
    /** Too much to do at the moment: ask again. */
    BUSY,
    /** The disk has too little room for it. */
    NO_ROOM
}
