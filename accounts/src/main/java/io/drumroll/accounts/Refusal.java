package io.drumroll.accounts;

/**
 * Why a value that somebody gave is not taken.
 *
 * @param field which value it is, as callers of the API name it.
 * @param message what is wrong with it and what to do; does not repeat the value.
 */
public record Refusal(String field, String message) {}
