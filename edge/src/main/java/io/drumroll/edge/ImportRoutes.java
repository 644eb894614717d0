package io.drumroll.edge;

import io.drumroll.catalog.Refusal;
import io.drumroll.catalog.Result;
import io.drumroll.catalog.transfer.Format;
import io.drumroll.catalog.transfer.ImportError;
import io.drumroll.catalog.transfer.ImportOrder;
import io.drumroll.catalog.transfer.ImportRun;
import io.drumroll.catalog.transfer.ImportRunner;
import io.drumroll.catalog.transfer.Imports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Files into a shop's products: sent in one request, read behind it, looked at and ended by others. */
final class ImportRoutes {
    private static final String WHAT = "import";

    private final Imports imports;
    private final ImportRunner runner;
    private final CatalogCalls calls;
    private final Uploads uploads;

    ImportRoutes(ProductParts parts, CatalogCalls calls, Uploads uploads) {
        this.imports = parts.imports();
        this.runner = parts.runner();
        this.calls = calls;
        this.uploads = uploads;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.IMPORT_BEGIN, this::begin)
                .on(Route.IMPORT_LIST, this::list)
                .on(Route.IMPORT_READ, this::read)
                .on(Route.IMPORT_ERRORS, this::errors)
                .on(Route.IMPORT_RESUME, this::resume)
                .on(Route.IMPORT_CANCEL, this::cancel);
    }

    private void begin(Exchange exchange) {
        int shop = exchange.pathSmallNumber();
        Format format = format(exchange);
        boolean isDry = Asked.flag(exchange, "dryRun");
        boolean submits = Asked.flag(exchange, "submit");
        uploads.receive(
                exchange,
                shop,
                imports.maxFileBytes(),
                file -> begin(file, shop, format, isDry, submits),
                result -> CatalogCalls.settle(exchange, result, run -> {
                    runner.wake();
                    exchange.location("/v1/imports/", run.id());
                    answer(exchange, 202, run);
                }));
    }

    private Result<ImportRun> begin(InputStream file, int shop, Format format, boolean isDry, boolean submits)
            throws IOException {
        return switch (imports.receive(file)) {
            case Result.Done<String>(String hash) -> imports.begin(new ImportOrder(shop, hash, format, isDry, submits));
            case Result.Refused<String> refused -> Result.refused(refused.why(), refused.detail());
        };
    }

    /** How a file is written: the parameter {@code format}, which has to be given. */
    static Format format(Exchange exchange) {
        String format = exchange.parameter("format");
        return switch (format) {
            case "csv" -> Format.CSV;
            case "jsonl" -> Format.JSON_LINES;
            case null, default ->
                throw new BadRequest(
                        EdgeCode.BAD_PARAMETER, "Give format as csv, or as jsonl for a JSON object in each line.");
        };
    }

    private void list(Exchange exchange) {
        int shop = exchange.pathSmallNumber();
        long cursor = Asked.cursor(exchange);
        long before = cursor == 0 ? Long.MAX_VALUE : cursor;
        int limit = Asked.limit(exchange, Imports.MAX_PAGE - 1);
        calls.call(exchange, () -> imports.ofShop(shop, before, limit + 1), found -> {
            List<ImportRun> page = found.subList(0, Math.min(limit, found.size()));
            JsonWriter json = exchange.loop().json().beginObject().field("shop", shop);
            json.beginArray("imports");
            page.forEach(run -> write(json.beginObject(), run).endObject());
            json.endArray();
            if (found.size() > limit) {
                exchange.nextPage(
                        json, "/v1/shops/" + shop + "/imports", page.getLast().id(), limit);
            }
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    private void read(Exchange exchange) {
        onOwn(exchange, Result::done, run -> answer(exchange, 200, run));
    }

    private void errors(Exchange exchange) {
        onOwn(exchange, run -> Result.done(imports.errors(run.id())), errors -> {
            JsonWriter json = exchange.loop().json().beginObject().beginArray("errors");
            for (ImportError error : errors) {
                json.beginObject()
                        .field("line", error.line())
                        .field("field", error.problem().field())
                        .field("reason", error.problem().reason())
                        .endObject();
            }
            exchange.send(200, Exchange.JSON, json.endArray().endObject().toBuffer());
        });
    }

    private void resume(Exchange exchange) {
        Values.expectNoFields(exchange);
        onOwn(
                exchange,
                run -> {
                    if (run.state() != ImportRun.State.RUNNING) {
                        return Result.refused(Refusal.WRONG_STATE, "It came to its end before.");
                    }
                    if (!imports.hasFile(run)) {
                        return Result.refused(
                                Refusal.WRONG_STATE, "The file is gone: send it again, and the import goes on.");
                    }
                    runner.resume(run.id());
                    return Result.done(run);
                },
                run -> answer(exchange, 202, run));
    }

    private void cancel(Exchange exchange) {
        onOwn(
                exchange,
                run -> {
                    try {
                        return imports.cancel(run.id());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                run -> answer(exchange, 200, run));
    }

    /** Works on the import that the path names, if it is of a shop of the caller's. */
    private <A> void onOwn(Exchange exchange, Function<ImportRun, Result<A>> work, Consumer<A> then) {
        long id = exchange.pathNumber();
        boolean isAll = Rights.passesAsOperator(exchange);
        Caller caller = exchange.caller();
        calls.ask(
                exchange,
                () -> work.apply(imports.byId(id)
                        .filter(run -> isAll || caller.runs(run.order().shop()))
                        .orElseThrow(() -> CatalogCalls.notFound(WHAT))),
                value -> {
                    exchange.clear();
                    then.accept(value);
                });
    }

    private void answer(Exchange exchange, int status, ImportRun run) {
        JsonWriter json = write(exchange.loop().json().beginObject(), run);
        exchange.send(status, Exchange.JSON, json.endObject().toBuffer());
    }

    private JsonWriter write(JsonWriter json, ImportRun run) {
        ImportOrder order = run.order();
        json.field("import", run.id())
                .field("shop", order.shop())
                .field("format", order.format() == Format.CSV ? "csv" : "jsonl")
                .field("dryRun", order.dryRun())
                .field("submit", order.submit())
                .field("state", Words.IMPORT_STATES.of(run.state()))
                .field("reason", reason(run))
                .field("fileBytes", run.fileBytes())
                .field("readBytes", run.readBytes())
                .field("products", run.productsDone())
                .field("created", run.created())
                .field("changed", run.changed())
                .field("unchanged", run.unchanged())
                .field("errors", run.errors())
                .field("startedMs", run.startedMs())
                .field("changedMs", run.changedMs());
        return json;
    }

    private String reason(ImportRun run) {
        @Nullable String failure = runner.failure(run.id());
        return run.state() == ImportRun.State.RUNNING && failure != null
                ? "The server could not go on with it: resume it, or cancel it."
                : run.reason();
    }
}
