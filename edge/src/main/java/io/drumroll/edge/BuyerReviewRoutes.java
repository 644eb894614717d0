package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.Identity;
import io.drumroll.accounts.Person;
import io.drumroll.catalog.Product;
import io.drumroll.catalog.Products;
import io.drumroll.catalog.review.Review;
import io.drumroll.catalog.review.ReviewPage;
import io.drumroll.catalog.review.Reviews;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What buyers say of products that they received: for everybody to read, for shops to answer, for operators to hide.
 * {@link ReviewRoutes} is about operators' look at products before they are published.
 */
final class BuyerReviewRoutes {
    private static final Fields REVIEW = Fields.required("stars", "language", "text");
    private static final Fields ANSWER = Fields.required("text");
    private static final Fields HIDING = Fields.required("reason");
    private static final String PRODUCT = "product";
    private static final String REVIEW_NAME = "review";
    private static final String ELLIPSIS = "…";

    private final Products products;
    private final Reviews reviews;
    private final @Nullable Accounts accounts;
    private final CatalogCalls calls;

    /** Reviews whose authors' names are in these accounts; null where there are none, and then nobody has a name. */
    BuyerReviewRoutes(ProductParts parts, @Nullable Accounts accounts, CatalogCalls calls) {
        this.products = parts.products();
        this.reviews = parts.reviews();
        this.accounts = accounts;
        this.calls = calls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.REVIEW_LIST, this::list)
                .on(Route.REVIEW_MINE, this::mine)
                .on(Route.REVIEW_WRITE, this::write)
                .on(Route.REVIEW_REMOVE, this::remove)
                .on(Route.REVIEW_ANSWER, this::answer)
                .on(Route.REVIEW_HIDE, this::hide)
                .on(Route.REVIEW_SHOW, this::show);
    }

    private void list(Exchange exchange) {
        long product = exchange.pathNumber();
        long before = Asked.cursor(exchange);
        int limit = Asked.limit(exchange, Reviews.MAX_PAGE);
        calls.call(exchange, () -> reviews.list(product, before, limit), page -> {
            JsonWriter json = exchange.loop().json().beginObject().field("product", product);
            writeSummary(json, page);
            json.beginArray("reviews");
            for (Review review : page.reviews()) {
                json.beginObject();
                write(json, review);
                json.endObject();
            }
            json.endArray();
            if (page.next() != 0) {
                exchange.nextPage(json, "/v1/products/" + product + "/reviews", page.next(), limit);
            }
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    private static void writeSummary(JsonWriter json, ReviewPage page) {
        json.field("count", page.count())
                .field("meanHundredths", page.meanHundredths())
                .beginArray("byStars");
        page.byStars().forEach(json::element);
        json.endArray();
    }

    private static void write(JsonWriter json, Review review) {
        json.field("review", review.id())
                .field("author", review.author().isEmpty() ? "" : review.author() + ELLIPSIS)
                .field("stars", review.stars())
                .field("language", review.language())
                .field("text", review.text())
                .field("writtenMs", review.writtenMs())
                .field("changedMs", review.changedMs());
        if (!review.answer().isEmpty()) {
            json.beginObject("answer")
                    .field("text", review.answer())
                    .field("atMs", review.answeredMs())
                    .endObject();
        }
    }

    /** A review as its author, its product's shop and operators see it. */
    private static void answer(Exchange exchange, Review review) {
        JsonWriter json = exchange.loop().json().beginObject().field("product", review.product());
        write(json, review);
        json.field("hidden", review.isHidden());
        if (review.isHidden()) {
            json.field("hiddenReason", review.hiddenReason());
        }
        exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
    }

    private void mine(Exchange exchange) {
        long product = exchange.pathNumber();
        long buyer = exchange.caller().known().buyer();
        calls.call(
                exchange,
                () -> reviews.own(product, buyer),
                found -> answer(exchange, found.orElseThrow(() -> CatalogCalls.notFound(REVIEW_NAME))));
    }

    private void write(Exchange exchange) {
        long id = exchange.pathNumber();
        long stars = 0;
        String language = null;
        String text = null;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(REVIEW, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> stars = json.number();
                    case 1 -> language = json.text();
                    default -> text = json.text();
                }
            }
            json.end();
        }
        int given = (int) Math.clamp(stars, 0, Reviews.MAX_STARS + 1L);
        Identity author = exchange.caller().known();
        String tag = present(language);
        String words = present(text);
        calls.ask(
                exchange,
                () -> {
                    Product product = find(id, Product::isOnShow);
                    Reviews.Draft draft = new Reviews.Draft(given, tag, words, nameOf(author.person()));
                    return reviews.write(id, product.skus().values(), author.buyer(), draft);
                },
                review -> answer(exchange, review));
    }

    private Product find(long id, Predicate<Product> mayBe) {
        return products.byId(id).filter(mayBe).orElseThrow(() -> CatalogCalls.notFound(PRODUCT));
    }

    private String nameOf(long person) {
        return accounts == null
                ? ""
                : accounts.people().find(person).map(Person::displayName).orElse("");
    }

    private void remove(Exchange exchange) {
        long product = exchange.pathNumber();
        long buyer = exchange.caller().known().buyer();
        calls.call(exchange, () -> reviews.remove(product, buyer), isRemoved -> {
            if (!isRemoved) {
                throw CatalogCalls.notFound(REVIEW_NAME);
            }
            exchange.done();
        });
    }

    /** Another shop's product is answered like one that there is not. */
    private void answer(Exchange exchange) {
        long id = exchange.pathNumber();
        long review = exchange.pathLastNumber();
        String text = present(Values.texts(exchange, ANSWER)[0]);
        boolean isAll = Rights.passesAsOperator(exchange);
        Caller caller = exchange.caller();
        calls.ask(
                exchange,
                () -> {
                    find(id, product -> isAll || caller.runs(product.shop()));
                    return reviews.answer(id, review, text);
                },
                answered -> {
                    exchange.clear();
                    answer(exchange, answered);
                });
    }

    private void hide(Exchange exchange) {
        String reason = present(Values.texts(exchange, HIDING)[0]);
        exchange.reason(reason);
        long product = exchange.pathNumber();
        long review = exchange.pathLastNumber();
        calls.ask(exchange, () -> reviews.hide(product, review, reason), hidden -> answer(exchange, hidden));
    }

    private void show(Exchange exchange) {
        long product = exchange.pathNumber();
        long review = exchange.pathLastNumber();
        calls.ask(exchange, () -> reviews.show(product, review), shown -> answer(exchange, shown));
    }
}
