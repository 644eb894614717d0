package io.drumroll.catalog.search;

/** What a search comes to. */
public sealed interface SearchAnswer permits SearchResult, SearchRefusal {}
