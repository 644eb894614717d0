package io.drumroll.edge;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.Merchants;
import io.drumroll.catalog.Products;
import io.drumroll.catalog.ShopShelf;
import io.drumroll.catalog.image.Images;
import io.drumroll.catalog.review.Reviews;
import io.drumroll.catalog.transfer.Exports;
import io.drumroll.catalog.transfer.ImportRunner;
import io.drumroll.catalog.transfer.Imports;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The catalogue, as the server needs it.
 *
 * @param products what is sold.
 * @param merchants who applied to sell.
 * @param categories the tree of categories.
 * @param reviews what buyers say of them.
 * @param shelf shops' products as a whole.
 * @param images pictures of products.
 * @param imports files into a shop's products.
 * @param runner brings imports to their ends.
 * @param exports a shop's products as files.
 * @param isReady whether the catalogue's tables are there; they may be late when the database is away at the start.
 * @param nowMs the time, in ms of the epoch.
 */
public record ProductParts(
        Products products,
        Merchants merchants,
        Categories categories,
        Reviews reviews,
        ShopShelf shelf,
        Images images,
        Imports imports,
        ImportRunner runner,
        Exports exports,
        BooleanSupplier isReady,
        LongSupplier nowMs) {}
