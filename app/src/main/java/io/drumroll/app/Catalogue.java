package io.drumroll.app;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.Products;
import io.drumroll.client.Festival;
import io.drumroll.database.Database;

/**
 * What a festival's catalogue is made of, once for all who read and change it.
 *
 * @param database where it lies; it may be away.
 */
record Catalogue(Database database, Categories categories, Products products) {
    /** The catalogue whose SKUs a festival's engine lists. */
    static Catalogue of(Database database, Festival festival) {
        Categories categories = new Categories(database);
        return new Catalogue(
                database,
                categories,
                new Products(database, categories, new EngineListings(festival), System::currentTimeMillis));
    }
}
