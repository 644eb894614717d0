package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.accounts.People;
import io.drumroll.accounts.Person;
import io.drumroll.accounts.Refusal;
import io.drumroll.accounts.RoleChange;
import io.drumroll.accounts.Roles;
import io.drumroll.engine.message.Query;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who runs a shop: its people see each other, and add and remove one another by the names that they sign in by, but never
 * the last one. The audit trail notes who did it.
 */
final class TeamRoutes {
    private static final Fields NAME = Fields.required("name");

    private final Commands commands;
    private final People people;
    private final Roles roles;
    private final SlowCalls slowCalls;

    TeamRoutes(Commands commands, People people, Roles roles, SlowCalls slowCalls) {
        this.commands = commands;
        this.people = people;
        this.roles = roles;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.TEAM_LIST, this::list).on(Route.TEAM_ADD, this::add).on(Route.TEAM_REMOVE, this::remove);
    }

    private void list(Exchange exchange) {
        int shop = exchange.pathSmallNumber();
        slowCalls.call(exchange, () -> roles.team(shop), team -> answer(exchange, shop, team));
    }

    private static void answer(Exchange exchange, int shop, List<Person> team) {
        JsonWriter json =
                exchange.loop().json().beginObject().field("shop", shop).beginArray("team");
        for (Person person : team) {
            json.beginObject().field("person", person.id());
            String name = person.signInName();
            if (name != null) {
                json.field("name", name);
            }
            json.field("displayName", person.displayName()).endObject();
        }
        exchange.send(200, Exchange.JSON, json.endArray().endObject().toBuffer());
    }

    /** Only to a shop that there is, which merchants' own are; an operator may name any. */
    private void add(Exchange exchange) {
        String name = present(Values.texts(exchange, NAME)[0]);
        int shop = exchange.pathSmallNumber();
        long actor = exchange.caller().known().person();
        String reason = exchange.reason();
        commands.find(
                exchange,
                0,
                new Query.OfShop(shop),
                (_, _) -> change(exchange, shop, () -> {
                    Person person = people.findByName(name)
                            .orElseThrow(() -> new BadRequest(
                                    EdgeCode.UNKNOWN_PERSON, "Nobody signs in by exactly this name.", "/name"));
                    return roles.joinTeam(actor, person.id(), shop, reason);
                }));
    }

    private void remove(Exchange exchange) {
        long person = Asked.number(exchange, "person", 1, Long.MAX_VALUE);
        int shop = exchange.pathSmallNumber();
        long actor = exchange.caller().known().person();
        String reason = exchange.reason();
        change(exchange, shop, () -> roles.leaveTeam(actor, person, shop, reason));
    }

    private void change(Exchange exchange, int shop, Supplier<RoleChange> work) {
        slowCalls.call(
                exchange,
                () -> {
                    switch (work.get()) {
                        case RoleChange.Done _, RoleChange.Unchanged _ -> {}
                        case RoleChange.NoSuchPerson() ->
                            throw new BadRequest(EdgeCode.UNKNOWN_PERSON, "There is no such person, or no longer.");
                        case RoleChange.LastOperator() -> throw PeopleRoutes.lastOperator();
                        case RoleChange.Refused(Refusal refusal) ->
                            throw new BadRequest(EdgeCode.BAD_VALUE, Problems.sentence(refusal));
                    }
                    return roles.team(shop);
                },
                team -> answer(exchange, shop, team));
    }
}
