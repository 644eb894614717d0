package io.drumroll.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.drumroll.accounts.ExportPart;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.WalletView;
import java.io.IOException;
import java.io.OutputStream;

/** What is in a person's wallet, for the archive of all that is known of them: as the engine knows it now. */
final class WalletOfBuyer implements ExportPart {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final LocalFestival festival;

    WalletOfBuyer(LocalFestival festival) {
        this.festival = festival;
    }

    @Override
    public String fileName() {
        return "wallet.json";
    }

    @Override
    public void writeTo(long buyer, OutputStream out) throws IOException {
        Query.Result<WalletView> found = festival.ask(new Query.OfWallet(buyer));
        try (JsonGenerator json = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            if (found instanceof Query.Result.Found<WalletView>(WalletView wallet)) {
                for (Query.Balance balance : wallet.balances()) {
                    json.writeStartObject();
                    json.writeStringField("currency", balance.currency().code());
                    json.writeNumberField("balanceMinor", balance.balanceMinor());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        }
    }
}
