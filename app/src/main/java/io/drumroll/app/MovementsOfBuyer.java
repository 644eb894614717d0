package io.drumroll.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.drumroll.accounts.ExportPart;
import io.drumroll.history.WalletMovements;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** What moved in a person's wallets, for the archive of all that is known of them: as far as the history was counted. */
final class MovementsOfBuyer implements ExportPart {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final WalletMovements movements;

    MovementsOfBuyer(WalletMovements movements) {
        this.movements = movements;
    }

    @Override
    public String fileName() {
        return "wallet-movements.json";
    }

    @Override
    public void writeTo(long buyer, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            long before = 0;
            do {
                WalletMovements.Page page = movements.of(buyer, null, before, WalletMovements.MAX_PAGE);
                for (WalletMovements.Movement movement : page.movements()) {
                    write(json, movement);
                }
                before = page.next();
            } while (before > 0);
            json.writeEndArray();
        }
    }

    private static void write(JsonGenerator json, WalletMovements.Movement movement) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", Instant.ofEpochMilli(movement.movedMs()).toString());
        json.writeStringField("kind", movement.kind().name());
        json.writeStringField("currency", movement.currency());
        json.writeNumberField("amountMinor", movement.amountMinor());
        if (movement.order() > 0) {
            json.writeNumberField("order", movement.order());
        }
        json.writeEndObject();
    }
}
