package io.drumroll.accounts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks addresses, and turns them into bytes and back. */
final class AddressForm {
    private static final int MAX_NAME = 80;
    private static final int MAX_LINE = 100;
    private static final int MAX_POSTAL_CODE = 16;
    private static final Pattern PHONE = Pattern.compile("[0-9+() -]{0,24}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final byte FORMAT = 1;

    private final List<Refusal> refusals = new ArrayList<>();

    private AddressForm() {}

    /** An address with its texts made whole, or why it is not taken. */
    sealed interface Form {
        record Good(PostalAddress address) implements Form {}

        record Bad(List<Refusal> refusals) implements Form {}
    }

    static Form check(PostalAddress given) {
        AddressForm form = new AddressForm();
        PostalAddress address = new PostalAddress(
                form.taken(Text.line("recipient", given.recipient(), MAX_NAME)),
                form.lines(given.lines()),
                form.taken(Text.optionalLine("postalCode", given.postalCode(), MAX_POSTAL_CODE)),
                form.taken(Text.line("city", given.city(), MAX_NAME)),
                form.taken(Text.optionalLine("province", given.province(), MAX_NAME)),
                given.country(),
                given.phone());
        if (!COUNTRIES.contains(given.country())) {
            form.refusals.add(new Refusal("country", "must be two capital letters by ISO 3166-1, such as CN"));
        }
        if (!PHONE.matcher(given.phone()).matches()) {
            form.refusals.add(new Refusal("phone", "must be at most 24 of digits, spaces and + - ( )"));
        }
        return form.refusals.isEmpty() ? new Form.Good(address) : new Form.Bad(List.copyOf(form.refusals));
    }

    private List<String> lines(List<String> given) {
        if (given.isEmpty() || given.size() > PostalAddress.MAX_LINES) {
            refusals.add(new Refusal("lines", "must be 1 to " + PostalAddress.MAX_LINES + " lines"));
            return List.of();
        }
        return given.stream()
                .map(line -> taken(Text.line("lines", line, MAX_LINE)))
                .toList();
    }

    private String taken(Checked checked) {
        return switch (checked) {
            case Checked.Good(String text) -> text;
            case Checked.Bad(Refusal refusal) -> {
                refusals.add(refusal);
                yield "";
            }
        };
    }

    static byte[] bytesOf(PostalAddress address) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(address.recipient());
            out.writeByte(address.lines().size());
            for (String line : address.lines()) {
                out.writeUTF(line);
            }
            out.writeUTF(address.postalCode());
            out.writeUTF(address.city());
            out.writeUTF(address.province());
            out.writeUTF(address.country());
            out.writeUTF(address.phone());
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't be written", e);
        }
        return bytes.toByteArray();
    }

    static PostalAddress of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("an address of format " + format + " is from a newer version");
            }
            String recipient = in.readUTF();
            List<String> lines = new ArrayList<>();
            for (int left = in.readByte(); left > 0; left--) {
                lines.add(in.readUTF());
            }
            return new PostalAddress(
                    recipient, lines, in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
        } catch (IOException e) {
            throw new UncheckedIOException("what was sealed is no address", e);
        }
    }
}
