package io.drumroll.accounts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** All that is known of a person, as one archive for the person: a zip of JSON files, times by ISO 8601 in UTC. */
public final class PersonalData {
    private static final JsonFactory JSON = new JsonFactory();

    private final Database database;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Addresses addresses;
    private final OrderAddresses orderAddresses;
    private final Consents consents;

    PersonalData(
            Database database,
            Sessions sessions,
            Tokens tokens,
            Addresses addresses,
            OrderAddresses orderAddresses,
            Consents consents) {
        this.database = database;
        this.sessions = sessions;
        this.tokens = tokens;
        this.addresses = addresses;
        this.orderAddresses = orderAddresses;
        this.consents = consents;
    }

    /** Writes the items of a file. */
    private interface Items {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /**
     * Writes the archive; the stream stays open.
     *
     * @param parts what other modules know.
     * @return false when there is no such person, or no longer: then nothing was written.
     * @throws IOException when the stream takes no more.
     */
    public boolean export(long person, List<ExportPart> parts, OutputStream out) throws IOException {
        Optional<Person> found = database.read(connection -> PersonRows.read(connection, person));
        if (found.isEmpty()) {
            return false;
        }
        ZipOutputStream zip = new ZipOutputStream(new Unclosed(out));
        file(zip, "account.json", json -> writeAccount(json, found.get()));
        file(zip, "sessions.json", json -> writeSessions(json, person));
        file(zip, "tokens.json", json -> writeTokens(json, person));
        file(zip, "addresses.json", json -> writeAddresses(json, person));
        file(zip, "order-addresses.json", json -> writeOrderAddresses(json, person));
        file(zip, "consents.json", json -> writeConsents(json, person));
        for (ExportPart part : parts) {
            zip.putNextEntry(new ZipEntry(part.fileName()));
            part.writeTo(found.get().buyer(), new Unclosed(zip));
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
        return true;
    }

    private static void file(ZipOutputStream zip, String name, Items items) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (JsonGenerator json = JSON.createGenerator(new Unclosed(zip)).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            items.writeTo(json);
            json.writeEndArray();
        }
        zip.closeEntry();
    }

    private void writeAccount(JsonGenerator json, Person person) throws IOException {
        json.writeStartObject();
        json.writeNumberField("person", person.id());
        json.writeNumberField("buyer", person.buyer());
        json.writeStringField("name", person.signInName());
        json.writeStringField("displayName", person.displayName());
        json.writeStringField("created", at(person.createdMs()));
        json.writeArrayFieldStart("roles");
        for (Role role : person.roles().stream().sorted().toList()) {
            json.writeString(role.name());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("shops");
        for (int shop : person.shops().stream().sorted().toList()) {
            json.writeNumber(shop);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("signsInAt");
        for (OidcIdentity identity : linked(person.id())) {
            json.writeStartObject();
            json.writeStringField("issuer", identity.issuer());
            json.writeStringField("subject", identity.subject());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private List<OidcIdentity> linked(long person) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT issuer, subject FROM oidc_identity WHERE person = ? ORDER BY issuer, subject",
                row -> new OidcIdentity(row.getString(1), row.getString(2), null),
                person));
    }

    private void writeSessions(JsonGenerator json, long person) throws IOException {
        for (SessionInfo session : sessions.list(person, new Credential.SessionCookie(""))) {
            json.writeStartObject();
            json.writeStringField("created", at(session.createdMs()));
            json.writeStringField("seen", at(session.seenMs()));
            json.writeStringField("expires", at(session.expiresMs()));
            json.writeStringField("network", session.network());
            json.writeStringField("userAgent", session.userAgent());
            json.writeEndObject();
        }
    }

    private void writeTokens(JsonGenerator json, long person) throws IOException {
        for (TokenInfo token : tokens.list(person)) {
            json.writeStartObject();
            json.writeStringField("name", token.name());
            json.writeStringField("scopes", Tokens.textOf(token.scopes()));
            json.writeStringField("created", at(token.createdMs()));
            json.writeStringField("used", token.usedMs() == null ? null : at(token.usedMs()));
            json.writeStringField("expires", at(token.expiresMs()));
            json.writeEndObject();
        }
    }

    private void writeAddresses(JsonGenerator json, long person) throws IOException {
        for (SavedAddress saved : addresses.list(person)) {
            json.writeStartObject();
            write(json, saved.address(), saved.changedMs());
            json.writeEndObject();
        }
    }

    private void writeOrderAddresses(JsonGenerator json, long person) throws IOException {
        for (OrderAddress noted : orderAddresses.list(person)) {
            json.writeStartObject();
            json.writeNumberField("order", noted.order());
            write(json, noted.address(), noted.changedMs());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, PostalAddress address, long changedMs) throws IOException {
        json.writeStringField("recipient", address.recipient());
        json.writeArrayFieldStart("lines");
        for (String line : address.lines()) {
            json.writeString(line);
        }
        json.writeEndArray();
        json.writeStringField("postalCode", address.postalCode());
        json.writeStringField("city", address.city());
        json.writeStringField("province", address.province());
        json.writeStringField("country", address.country());
        json.writeStringField("phone", address.phone());
        json.writeStringField("changed", at(changedMs));
    }

    private void writeConsents(JsonGenerator json, long person) throws IOException {
        for (Consent consent : consents.history(person)) {
            json.writeStartObject();
            json.writeStringField("purpose", consent.purpose().name());
            json.writeNumberField("version", consent.version());
            json.writeBooleanField("given", consent.isGiven());
            json.writeStringField("at", at(consent.atMs()));
            json.writeEndObject();
        }
    }

    private static String at(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }

    /** A stream that whoever writes to it does not close. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
