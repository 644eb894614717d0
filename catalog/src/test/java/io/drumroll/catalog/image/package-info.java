/** Tests of pictures, most of them malicious. */
@NullMarked
package io.drumroll.catalog.image;

import org.jspecify.annotations.NullMarked;
