/** Tests of the catalogue, on each kind of database. */
@NullMarked
package io.drumroll.catalog;

import org.jspecify.annotations.NullMarked;
