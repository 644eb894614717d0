package io.drumroll.node;

/** When a command counts as stored, and so may be confirmed. */
public enum Durability {
    /** It is forced to disk: it survives the loss of power. */
    DISK("disk", 1),
    /** It is with the operating system: it survives the end of the process, not the loss of power. */
    OS("os", 0);

    private final String label;
    private final int fileSyncLevel;

    Durability(String label, int fileSyncLevel) {
        this.label = label;
        this.fileSyncLevel = fileSyncLevel;
    }

    /** The name to show: {@code disk} or {@code os}. */
    public String label() {
        return label;
    }

    /** Aeron's name for it. */
    int fileSyncLevel() {
        return fileSyncLevel;
    }
}
