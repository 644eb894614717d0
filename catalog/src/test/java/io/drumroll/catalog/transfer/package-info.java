/** Tests and a measurement of imports and exports. */
@NullMarked
package io.drumroll.catalog.transfer;

import org.jspecify.annotations.NullMarked;
