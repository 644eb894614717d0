package io.drumroll.edge;

import org.jspecify.annotations.Nullable;

/** The pages and what they load, in memory. Called by event loops: it must answer at once. Safe for use by many threads. */
@FunctionalInterface
public interface StaticAssets {
    /** No pages at all. */
    StaticAssets NONE = path -> null;

    /**
     * What is at a path, or null.
     *
     * @param path decoded, with its leading slash and without a query, such as {@code /board}.
     */
    @Nullable
    Asset find(String path);

    /** One file. Immutable: nobody changes the bytes. */
    final class Asset {
        private final String contentType;
        private final String etag;
        private final String cacheControl;
        private final byte[] bytes;
        private final byte @Nullable [] gzipped;

        /**
         * @param contentType value of the header Content-Type.
         * @param etag value of the header ETag, with its quotes.
         * @param cacheControl value of the header Cache-Control.
         * @param bytes the content; not copied.
         * @param gzipped the content for Content-Encoding gzip, or null where that saves nothing; not copied.
         */
        public Asset(String contentType, String etag, String cacheControl, byte[] bytes, byte @Nullable [] gzipped) {
            this.contentType = contentType;
            this.etag = etag;
            this.cacheControl = cacheControl;
            this.bytes = bytes;
            this.gzipped = gzipped;
        }

        String contentType() {
            return contentType;
        }

        String etag() {
            return etag;
        }

        String cacheControl() {
            return cacheControl;
        }

        byte[] bytes() {
            return bytes;
        }

        byte @Nullable [] gzipped() {
            return gzipped;
        }
    }
}
