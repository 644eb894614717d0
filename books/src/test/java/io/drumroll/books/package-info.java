@NullMarked
package io.drumroll.books;

import org.jspecify.annotations.NullMarked;
