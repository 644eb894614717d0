package io.drumroll.catalog;

import static io.drumroll.catalog.Results.done;
import static io.drumroll.catalog.Results.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.catalog.Merchant.State;
import io.drumroll.catalog.Merchant.Wish;
import io.drumroll.database.Database;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import io.drumroll.testdb.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Merchants and categories, on each kind of database. */
@ParameterizedClass
@MethodSource("databases")
class MerchantsTest {
    private static final long PERSON = 11;
    private static final long OPERATOR = 2;

    @Parameter
    private TestDatabase kind = TestDatabase.H2;

    private final FakeEngine engine = new FakeEngine();
    private Database database = Samples.open(TestDatabase.H2);
    private final List<String> owned = new ArrayList<>();
    private Merchants merchants = new Merchants(
            database, engine, (person, shop, operator) -> owned.add(person + " runs " + shop), () -> 1_000);

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() {
        database.close();
        database = Samples.open(kind);
        merchants = new Merchants(
                database, engine, (person, shop, operator) -> owned.add(person + " runs " + shop), () -> 1_000);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Merchant applied(String name) {
        return done(merchants.apply(PERSON, wish(name)));
    }

    private static Wish wish(String name) {
        return new Wish(name, ShopKind.IMPORT, new Country("FR"), new Currency("EUR"));
    }

    @Test
    void opensAShopWhenAnOperatorApproves() {
        Merchant merchant = done(merchants.approve(applied("Maison Léon").id(), OPERATOR));
        assertThat(merchant.state()).isEqualTo(State.APPROVED);
        assertThat(merchant.shop()).isEqualTo(1);
        assertThat(merchant.wish()).isEqualTo(wish("Maison Léon"));
        assertThat(merchants.ofShop(1)).contains(merchant);
        assertThat(owned).containsExactly(PERSON + " runs 1");
        assertThat(merchants.ofPerson(PERSON)).containsExactly(merchant);
        assertThat(refused(merchants.approve(merchant.id(), OPERATOR)).why()).isEqualTo(Refusal.WRONG_STATE);
    }

    @Test
    void opensTheShopOnceAfterTheEngineWasAway() {
        Merchant merchant = applied("Maison Léon");
        engine.takesCommands = 0;
        assertThat(refused(merchants.approve(merchant.id(), OPERATOR)).why()).isEqualTo(Refusal.UNDER_WAY);
        engine.takesCommands = 10;
        assertThat(merchants.finishUnderWay(10)).isZero();
        assertThat(merchants.finishUnderWay(10)).isZero();
        assertThat(merchants.byId(merchant.id()).orElseThrow().shop()).isEqualTo(1);
        assertThat(engine.shops).containsExactly("Maison Léon");
    }

    @Test
    void givesTheShopToItsPersonAgainWhenThatFailedBefore() {
        Merchant merchant = applied("Maison Léon");
        Merchants failing = new Merchants(
                database,
                engine,
                (person, shop, operator) -> {
                    throw new IllegalStateException("killed");
                },
                () -> 1_000);
        assertThatThrownBy(() -> failing.approve(merchant.id(), OPERATOR)).hasMessage("killed");
        assertThat(merchants.byId(merchant.id()).orElseThrow().state()).isEqualTo(State.OPENING);
        assertThat(merchants.finishUnderWay(10)).isZero();
        assertThat(owned).containsExactly(PERSON + " runs 1");
        assertThat(engine.shops).hasSize(1);
    }

    @Test
    void saysWhyTheEngineRefuses() {
        engine.refuses = "Maison Léon";
        Merchant merchant = applied("Maison Léon");
        assertThat(refused(merchants.approve(merchant.id(), OPERATOR)).why()).isEqualTo(Refusal.ENGINE_REFUSED);
        assertThat(merchants.byId(merchant.id()).orElseThrow().reason()).isEqualTo("not this one");
    }

    @Test
    void letsOneApplicationWaitAndARefusedPersonApplyAgain() {
        Merchant merchant = applied("One");
        assertThat(refused(merchants.apply(PERSON, wish("Two"))).why()).isEqualTo(Refusal.WRONG_STATE);
        done(merchants.refuse(merchant.id(), OPERATOR, "Papers are missing"));
        assertThat(merchants.inState(State.REFUSED, 0, 10)).hasSize(1);
        assertThat(applied("Two").state()).isEqualTo(State.APPLIED);
    }

    @Test
    void refusesNamesThatMislead() {
        assertThat(refused(merchants.apply(PERSON, wish("App\u200ble"))).problems())
                .hasSize(1);
        assertThat(refused(merchants.apply(PERSON, wish("茶".repeat(41)))).problems())
                .hasSize(1);
    }

    @Test
    void growsATreeOfCategories() {
        Categories categories = new Categories(database);
        TreeMap<String, String> names = new TreeMap<>(Map.of("en", "Teapots"));
        assertThat(categories.has("teapots")).isFalse();
        done(categories.add("teapots", Samples.CATEGORY, names));
        assertThat(categories.has("teapots")).isTrue();
        assertThat(refused(categories.add("teapots", "", names)).why()).isEqualTo(Refusal.CODE_TAKEN);
        assertThat(refused(categories.add("cups", "nowhere", names)).why()).isEqualTo(Refusal.BAD_CONTENT);
        assertThat(done(categories.rename("teapots", new TreeMap<>(Map.of("en", "Pots"))))
                        .names())
                .containsEntry("en", "Pots");
        String parent = "teapots";
        for (int depth = 3; depth <= Categories.MAX_DEPTH; depth++) {
            parent = done(categories.add("deep-" + depth, parent, names)).code();
        }
        assertThat(refused(categories.add("too-deep", parent, names)).why()).isEqualTo(Refusal.BAD_CONTENT);
    }
}
