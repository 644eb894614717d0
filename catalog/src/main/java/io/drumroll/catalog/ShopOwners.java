package io.drumroll.catalog;

/** Who may run which shop: people's accounts, seen from here. May wait for the database. */
@FunctionalInterface
public interface ShopOwners {
    /**
     * Lets a person run a shop that was opened for them; once more changes nothing. A person who has gone meanwhile gets
     * nothing, and the shop waits for an operator to give it to somebody.
     *
     * @param operator who approved it.
     * @throws io.drumroll.database.DatabaseUnavailableException when nobody can tell now: it is called again later.
     */
    void give(long person, int shop, long operator);
}
