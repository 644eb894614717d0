@NullMarked
package io.drumroll.catalog.search;

import org.jspecify.annotations.NullMarked;
