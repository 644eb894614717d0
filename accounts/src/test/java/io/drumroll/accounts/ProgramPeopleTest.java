package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many people at once. */
class ProgramPeopleTest extends EachDatabase {
    private static final Set<Scope> SCOPES = Set.of(Scope.READ, Scope.ORDER);
    private static final long HOUR_MS = 3_600_000;

    private List<ProgramPerson> ensure(String kind, int count) {
        return test().accounts.programPeople().ensure(kind, count, SCOPES, HOUR_MS);
    }

    @Test
    void makesManyPeopleWhoseTokensAreKnown() {
        List<ProgramPerson> crowd = ensure("crowd", 7_000);
        assertThat(crowd).hasSize(7_000);
        assertThat(crowd).extracting(ProgramPerson::buyer).doesNotHaveDuplicates();
        for (ProgramPerson one : List.of(crowd.getFirst(), crowd.get(5_000), crowd.getLast())) {
            assertThat(test().find(one.token()))
                    .contains(new Identity(one.person(), one.buyer(), Set.of(Role.BUYER), Set.of(), SCOPES, false));
        }
    }

    @Test
    void takesThePeopleOfAnEarlierTimeAgainWithNewTokens() {
        List<ProgramPerson> before = ensure("crowd", 20);
        ensure("load", 5);
        List<ProgramPerson> after = ensure("crowd", 30);
        assertThat(after.subList(0, 20))
                .extracting(ProgramPerson::buyer)
                .isEqualTo(before.stream().map(ProgramPerson::buyer).toList());
        assertThat(test().find(before.getFirst().token())).isEmpty();
        assertThat(test().find(after.getFirst().token())).isPresent();
        assertThat(people().list(0, 1_000)).hasSize(1 + 30 + 5);
    }

    @Test
    void givesTheNumbersOfPeopleWhoNeedNoTokens() {
        long[] crowd = test().accounts.programPeople().buyers("crowd", 6_000);
        assertThat(crowd).hasSize(6_000).doesNotHaveDuplicates();
        assertThat(crowd[0]).as("no buyer whom a program makes up").isGreaterThan(1_000_000_000);
        assertThat(test().accounts.programPeople().buyers("crowd", 6_000)).isEqualTo(crowd);
    }

    @Test
    void letsNoStrangerSignInAsOneOrTakeTheName() {
        ProgramPerson one = ensure("crowd", 1).getFirst();
        String name = people().find(one.person()).orElseThrow().signInName();
        assertThat(test().signIn(String.valueOf(name), "")).isInstanceOf(SignIn.Wrong.class);
        assertThat(people().signUp(String.valueOf(name), "Mallory", TestAccounts.PASSWORD, TestAccounts.CALLER))
                .isInstanceOf(SignUp.Refused.class);
    }

    @Test
    void makesNobodyWhoMayDoMoreThanABuyer() {
        assertThatThrownBy(() -> test().accounts.programPeople().ensure("x", 1, Set.of(Scope.ACT_FOR_BUYERS), HOUR_MS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ensure("%", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ensure("x", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
