package io.drumroll.crowd.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.PasswordCost;
import io.drumroll.accounts.Person;
import io.drumroll.accounts.Role;
import io.drumroll.catalog.Merchant;
import io.drumroll.catalog.Merchants;
import io.drumroll.catalog.Shops;
import io.drumroll.crowd.EngineFestival;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.database.Dialect;
import io.drumroll.database.Sql;
import io.drumroll.testdb.TestDatabase;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of the demo's shops has a person who applied for it, was approved and runs it. */
class DemoMerchantsTest {
    private static final long NOW_MS = DemoCatalogueTest.NOW_MS;

    @TempDir
    private Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void givesEachShopItsMerchantOnceHoweverOftenItIsBrokenOff(TestDatabase kind) throws Exception {
        DemoFestival small = DemoFestival.of(12, 100, 7);
        EngineFestival festival = DemoCatalogueTest.seeded(small);
        DemoMerchants demo = DemoMerchants.of(small);
        try (Database database = Database.open(
                        new DatabaseAddress(kind.newUrl(), kind == TestDatabase.H2 ? Dialect.H2 : Dialect.POSTGRESQL));
                Accounts accounts =
                        Accounts.open(database, folder.resolve("keys"), new PasswordCost(64, 1, 1), () -> NOW_MS)) {
            accounts.start();
            database.migrate("catalog");

            assertThat(demo.fill(festival, database, accounts, () -> NOW_MS)).isEqualTo(12);
            assertThat(demo.fill(festival, database, accounts, () -> NOW_MS)).isZero();
            database.write(connection -> Sql.update(connection, "DELETE FROM merchant_shop WHERE shop > 7"));
            database.write(connection -> Sql.update(connection, "UPDATE merchant SET state = 'APPLIED' WHERE id > 7"));
            assertThat(demo.fill(festival, database, accounts, () -> NOW_MS)).isEqualTo(5);

            Merchants merchants = new Merchants(database, noShops(), (_, _, _) -> {}, () -> NOW_MS);
            Set<Long> people = new HashSet<>();
            for (int shop = 1; shop <= 12; shop++) {
                Merchant merchant = merchants.ofShop(shop).orElseThrow();
                assertThat(merchant.state()).isEqualTo(Merchant.State.APPROVED);
                Person person = accounts.people().find(merchant.person()).orElseThrow();
                assertThat(person.roles()).contains(Role.MERCHANT);
                assertThat(person.shops()).containsExactly(shop);
                assertThat(people.add(person.id())).isTrue();
            }
        }
    }

    private static Shops noShops() {
        return (key, name, country, kind, currency) -> new Shops.Answer.Refused("none");
    }
}
