/** What is sold, as people see it: products, merchants, imports, images, and how they are found. */
@NullMarked
package io.drumroll.catalog;

import org.jspecify.annotations.NullMarked;
