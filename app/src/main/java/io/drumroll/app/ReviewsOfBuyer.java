package io.drumroll.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.drumroll.accounts.ExportPart;
import io.drumroll.catalog.review.Review;
import io.drumroll.catalog.review.Reviews;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** What a person wrote of products, for the archive of all that is known of them. */
final class ReviewsOfBuyer implements ExportPart {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final Reviews reviews;

    ReviewsOfBuyer(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public String fileName() {
        return "reviews.json";
    }

    @Override
    public void writeTo(long buyer, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (Review review : reviews.ofBuyer(buyer)) {
                json.writeStartObject();
                json.writeNumberField("product", review.product());
                json.writeNumberField("stars", review.stars());
                json.writeStringField("language", review.language());
                json.writeStringField("text", review.text());
                json.writeStringField("written", at(review.writtenMs()));
                json.writeStringField("changed", at(review.changedMs()));
                if (!review.answer().isEmpty()) {
                    json.writeStringField("answer", review.answer());
                }
                if (review.isHidden()) {
                    json.writeStringField("hiddenBecause", review.hiddenReason());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static String at(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }
}
