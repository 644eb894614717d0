package io.drumroll.edge;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.ActionFilter;
import io.drumroll.accounts.OperatorAction;
import io.drumroll.accounts.OperatorActions;
import io.drumroll.accounts.People;
import io.drumroll.accounts.Person;
import io.drumroll.accounts.Refusal;
import io.drumroll.accounts.Role;
import io.drumroll.accounts.RoleChange;
import io.drumroll.accounts.Roles;
import io.drumroll.engine.message.Query;
import java.util.List;
import java.util.function.Supplier;

/** What operators see of people and let them do, and what operators did. */
final class PeopleRoutes {
    /** People, or entries of the audit trail, on one page at most. */
    static final int MAX_PAGE = 100;

    private final Commands commands;
    private final People people;
    private final Roles roles;
    private final OperatorActions actions;
    private final SlowCalls slowCalls;

    PeopleRoutes(Commands commands, Accounts accounts, SlowCalls slowCalls) {
        this.commands = commands;
        this.people = accounts.people();
        this.roles = accounts.roles();
        this.actions = accounts.operatorActions();
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.PEOPLE_LIST, this::list)
                .on(Route.PERSON_READ, this::read)
                .on(Route.ROLE_GIVE, this::giveRole)
                .on(Route.ROLE_TAKE, this::takeRole)
                .on(Route.PERSON_SHOP_GIVE, this::giveShop)
                .on(Route.PERSON_SHOP_TAKE, this::takeShop)
                .on(Route.AUDIT_TRAIL, this::trail);
    }

    private void list(Exchange exchange) {
        String name = exchange.parameter("name");
        long buyer = Asked.number(exchange, "buyer", 1, Long.MAX_VALUE, 0);
        if (name != null && buyer != 0) {
            throw new BadRequest(EdgeCode.BAD_PARAMETER, "Give name or buyer, not both.");
        }
        long after = Asked.cursor(exchange);
        int limit = Asked.limit(exchange, MAX_PAGE);
        Supplier<List<Person>> work = name != null
                ? () -> people.findByName(name).stream().toList()
                : buyer != 0 ? () -> people.findByBuyer(buyer).stream().toList() : () -> people.list(after, limit + 1);
        slowCalls.call(exchange, work, found -> {
            JsonWriter json = exchange.loop().json().beginObject().beginArray("people");
            List<Person> page = found.subList(0, Math.min(limit, found.size()));
            for (Person person : page) {
                json.beginObject();
                AccountRoutes.write(json, person);
                json.endObject();
            }
            json.endArray();
            if (found.size() > limit) {
                exchange.nextPage(json, "/v1/people", page.getLast().id(), limit);
            }
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    private void read(Exchange exchange) {
        long person = exchange.pathNumber();
        slowCalls.call(
                exchange,
                () -> people.find(person),
                found -> answer(exchange, found.orElseThrow(() -> unknown(person))));
    }

    private static void answer(Exchange exchange, Person person) {
        JsonWriter json = exchange.loop().json().beginObject();
        AccountRoutes.write(json, person);
        exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
    }

    private static BadRequest unknown(long person) {
        return new BadRequest(EdgeCode.UNKNOWN_PERSON, "Nobody is person " + person + ", or no longer.");
    }

    private void giveRole(Exchange exchange) {
        Values.expectNoFields(exchange);
        long operator = exchange.caller().known().person();
        Role role = exchange.pathRole();
        long person = exchange.pathNumber();
        String reason = exchange.reason();
        change(exchange, () -> roles.give(operator, person, role, reason));
    }

    private void takeRole(Exchange exchange) {
        long operator = exchange.caller().known().person();
        Role role = exchange.pathRole();
        long person = exchange.pathNumber();
        String reason = exchange.reason();
        change(exchange, () -> roles.take(operator, person, role, reason));
    }

    /** Only a shop that there is: a number that is not one yet would be somebody else's shop one day. */
    private void giveShop(Exchange exchange) {
        Values.expectNoFields(exchange);
        long operator = exchange.caller().known().person();
        long person = exchange.pathNumber();
        int shop = exchange.pathSmallNumber();
        String reason = exchange.reason();
        commands.find(
                exchange,
                0,
                new Query.OfShop(shop),
                (_, _) -> change(exchange, () -> roles.giveShop(operator, person, shop, reason)));
    }

    private void takeShop(Exchange exchange) {
        long operator = exchange.caller().known().person();
        int shop = exchange.pathSmallNumber();
        long person = exchange.pathNumber();
        String reason = exchange.reason();
        change(exchange, () -> roles.takeShop(operator, person, shop, reason));
    }

    private void change(Exchange exchange, Supplier<RoleChange> work) {
        slowCalls.call(exchange, work, came -> {
            switch (came) {
                case RoleChange.Done(Person person) -> answer(exchange, person);
                case RoleChange.Unchanged(Person person) -> answer(exchange, person);
                case RoleChange.NoSuchPerson() -> throw unknown(exchange.pathNumber());
                case RoleChange.LastOperator() -> throw lastOperator();
                case RoleChange.Refused(Refusal refusal) ->
                    throw new BadRequest(EdgeCode.BAD_VALUE, Problems.sentence(refusal));
            }
        });
    }

    static BadRequest lastOperator() {
        return new BadRequest(EdgeCode.LAST_OPERATOR, "Make somebody else an operator first.");
    }

    private void trail(Exchange exchange) {
        long cursor = Asked.cursor(exchange);
        long before = cursor == 0 ? Long.MAX_VALUE : cursor;
        int limit = Asked.limit(exchange, MAX_PAGE);
        ActionFilter filter = filter(exchange);
        slowCalls.call(exchange, () -> actions.list(filter, before, limit + 1), found -> {
            JsonWriter json = exchange.loop().json().beginObject().beginArray("entries");
            List<OperatorAction> page = found.subList(0, Math.min(limit, found.size()));
            page.forEach(action -> write(json, action));
            json.endArray();
            if (found.size() > limit) {
                exchange.nextPage(json, Cursors.write(page.getLast().id()), limit);
            }
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    private static ActionFilter filter(Exchange exchange) {
        long operator = Asked.number(exchange, "operator", 0, Long.MAX_VALUE, -1);
        String target = exchange.parameter("target");
        return new ActionFilter(
                operator < 0 ? null : operator,
                exchange.parameter("action"),
                Asked.number(exchange, "fromMs", 0, Long.MAX_VALUE, 0),
                Asked.number(exchange, "untilMs", 0, Long.MAX_VALUE, Long.MAX_VALUE),
                target == null ? "" : target);
    }

    private static void write(JsonWriter json, OperatorAction action) {
        json.beginObject()
                .field("entry", action.id())
                .field("atMs", action.atMs())
                .field("operator", action.operator());
        String name = action.operatorName();
        if (name != null) {
            json.field("operatorName", name);
        }
        json.field("action", action.action())
                .field("target", action.target())
                .field("reason", action.reason())
                .endObject();
    }
}
