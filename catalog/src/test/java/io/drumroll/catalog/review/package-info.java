@NullMarked
package io.drumroll.catalog.review;

import org.jspecify.annotations.NullMarked;
