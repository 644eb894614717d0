package io.drumroll.edge;

import io.drumroll.accounts.Purpose;
import io.drumroll.accounts.Role;
import io.drumroll.accounts.Scope;
import io.drumroll.catalog.Merchant;
import io.drumroll.catalog.ProductState;
import io.drumroll.catalog.Step;
import io.drumroll.catalog.image.StoredImage;
import io.drumroll.catalog.search.ProductFacet;
import io.drumroll.catalog.search.SearchResult;
import io.drumroll.catalog.search.SearchSort;
import io.drumroll.catalog.search.Suggestion;
import io.drumroll.catalog.transfer.ImportRun;
import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.shop.ShopKind;
import io.drumroll.history.MovementKind;
import io.drumroll.history.webhook.Delivery;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the values of an enum are written in JSON: {@code SHOP_TIERS} as {@code shopTiers}. Immutable.
 *
 * @param <E> the enum.
 */
final class Words<E extends Enum<E>> {
    static final Words<ShopKind> SHOP_KINDS = new Words<>(ShopKind.values());
    static final Words<Stage> STAGES = new Words<>(Stage.values());
    static final Words<Funder> FUNDERS = new Words<>(Funder.values());
    static final Words<MovementKind> MOVEMENT_KINDS = new Words<>(MovementKind.values());
    static final Words<PayMode> PAY_MODES = new Words<>(PayMode.values());
    static final Words<PayMethod> PAY_METHODS = new Words<>(PayMethod.values());
    static final Words<Account> ACCOUNTS = new Words<>(Account.values());
    static final Words<Role> ROLES = new Words<>(Role.values());
    static final Words<ViewCondition.State> VIEW_STATES = new Words<>(ViewCondition.State.values());
    static final Words<Delivery.State> DELIVERY_STATES = new Words<>(Delivery.State.values());
    static final Words<SearchSort> SEARCH_SORTS = new Words<>(SearchSort.values());
    static final Words<SearchResult.Match> SEARCH_MATCHES = new Words<>(SearchResult.Match.values());
    static final Words<ProductFacet> FACETS = new Words<>(ProductFacet.values());
    static final Words<Suggestion.Kind> SUGGESTION_KINDS = new Words<>(Suggestion.Kind.values());
    static final Words<Scope> SCOPES = new Words<>(Scope.values());
    static final Words<Purpose> PURPOSES = new Words<>(Purpose.values());
    static final Words<DealKind> DEAL_KINDS = new Words<>(DealKind.values());
    static final Words<ProductState> PRODUCT_STATES = new Words<>(ProductState.values());
    static final Words<BulkItem.Action> BULK_ACTIONS = new Words<>(BulkItem.Action.values());
    static final Words<Step> STEPS = new Words<>(Step.values());
    static final Words<Merchant.State> MERCHANT_STATES = new Words<>(Merchant.State.values());
    static final Words<ImportRun.State> IMPORT_STATES = new Words<>(ImportRun.State.values());
    static final Words<StoredImage.Size> IMAGE_SIZES = new Words<>(StoredImage.Size.values());

    private final Map<E, String> words = new LinkedHashMap<>();
    private final Map<String, E> byWord = new HashMap<>();

    private Words(E[] values) {
        for (E value : values) {
            words.put(value, camel(value.name()));
            byWord.put(camel(value.name()), value);
        }
    }

    /** The word of a value. */
    String of(E value) {
        return Objects.requireNonNull(words.get(value));
    }

    /** All words, in the order of the values. */
    List<String> all() {
        return List.copyOf(words.values());
    }

    /** The value of a word, or null when it is none. */
    @Nullable
    E find(String word) {
        return byWord.get(word);
    }

    /**
     * The value that the reader's present text is the word of.
     *
     * @throws BadRequest when it is none.
     */
    E read(JsonReader json) {
        @Nullable E value = byWord.get(json.text());
        if (value == null) {
            throw json.at(EdgeCode.BAD_VALUE, "Write one of " + String.join(", ", all()) + ".");
        }
        return Objects.requireNonNull(value);
    }

    /**
     * The value that a parameter of the query is the word of, or null where it is not given.
     *
     * @throws BadRequest when it is none.
     */
    @Nullable
    E asked(Exchange exchange, String parameter) {
        String word = exchange.parameter(parameter);
        if (word == null) {
            return null;
        }
        @Nullable E value = byWord.get(word);
        if (value == null) {
            throw new BadRequest(
                    EdgeCode.BAD_PARAMETER, "Give " + parameter + " as one of " + String.join(", ", all()) + ".");
        }
        return value;
    }

    private static String camel(String name) {
        StringBuilder word = new StringBuilder(name.length());
        boolean capital = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_') {
                word.append(capital ? c : Character.toLowerCase(c));
            }
            capital = c == '_';
        }
        return word.toString();
    }
}
