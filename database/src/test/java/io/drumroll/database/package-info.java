/** Tests of the database. */
@NullMarked
package io.drumroll.database;

import org.jspecify.annotations.NullMarked;
