package io.drumroll.accounts;

/**
 * The operator that an empty installation begins with.
 *
 * @param person the person's number.
 * @param name the name to sign in with.
 * @param password random; it is told here, once.
 */
public record FirstOperator(long person, String name, String password) {
    @Override
    public String toString() {
        return "FirstOperator[person=" + person + "]";
    }
}
