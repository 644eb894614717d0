package io.drumroll.edge;

import io.drumroll.accounts.Role;
import io.drumroll.engine.money.Currency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the routes of a path: a map for paths without parameters, and a short list to walk for the others. Every
 * parameter of a path is a number, but the currency, the role, the switch and the image. Immutable, safe for any number of threads.
 */
final class Router {
    private final Map<String, Methods> literal = new HashMap<>();
    private final List<Template> templates = new ArrayList<>();

    Router() {
        Map<String, Methods> byPath = new LinkedHashMap<>();
        for (Route route : Route.values()) {
            if (route != Route.PAGE) {
                byPath.computeIfAbsent(route.path(), _ -> new Methods()).add(route);
            }
        }
        byPath.forEach((path, methods) -> {
            if (path.contains("{")) {
                templates.add(new Template(path.split("/", -1), methods));
            } else {
                literal.put(path, methods);
            }
        });
    }

    /**
     * The routes of a path, or null where there are none; notes the path's parameters in the exchange.
     *
     * @throws BadRequest when a part that should be a number, a currency or a role is none.
     */
    @Nullable
    Methods find(String path, Exchange exchange) {
        Methods methods = literal.get(path);
        if (methods != null) {
            return methods;
        }
        for (Template template : templates) {
            if (template.matches(path)) {
                template.noteParameters(path, exchange);
                return template.methods;
            }
        }
        return null;
    }

    /** The routes of one path. */
    static final class Methods {
        private final Map<String, Route> byName = new HashMap<>();
        private String allow = "";

        private void add(Route route) {
            byName.put(route.method(), route);
            // A stream has no end, so there is no head of it that could be told.
            if (route.method().equals("GET") && route != Route.BOARD_STREAM) {
                byName.put("HEAD", route);
            }
            allow = String.join(", ", new TreeSet<>(byName.keySet()));
        }

        /** The route for a method, or null if the path does not have it. */
        @Nullable
        Route route(String method) {
            return byName.get(method);
        }

        /** The value of the header Allow. */
        String allow() {
            return allow;
        }
    }

    /** A path with parameters in it, split at its slashes. */
    private record Template(List<String> parts, Methods methods) {
        /** Parameters that are numbers of things of which there are fewer than an int holds. */
        private static final Set<String> SMALL = Set.of("{sku}", "{shop}", "{deal}");
        /** A content hash. */
        private static final Pattern IMAGE = Pattern.compile("[0-9a-f]{64}");

        Template(String[] parts, Methods methods) {
            this(List.of(parts), methods);
        }

        boolean matches(String path) {
            int from = 0;
            for (int i = 0; i < parts.size(); i++) {
                int slash = path.indexOf('/', from);
                boolean last = i == parts.size() - 1;
                if (last != (slash < 0)) {
                    return false;
                }
                int end = last ? path.length() : slash;
                String part = parts.get(i);
                if (!isParameter(part) && !(end - from == part.length() && path.startsWith(part, from))) {
                    return false;
                }
                from = end + 1;
            }
            return true;
        }

        void noteParameters(String path, Exchange exchange) {
            int from = 0;
            for (String part : parts) {
                int slash = path.indexOf('/', from);
                int end = slash < 0 ? path.length() : slash;
                if (part.equals("{currency}")) {
                    exchange.notePathCurrency(currency(path.substring(from, end)));
                } else if (part.equals("{role}")) {
                    exchange.notePathRole(role(path.substring(from, end)));
                } else if (part.equals("{switch}")) {
                    exchange.notePathText(switchOf(path.substring(from, end)));
                } else if (part.equals("{image}")) {
                    exchange.notePathText(image(path.substring(from, end)));
                } else if (isParameter(part)) {
                    exchange.notePathNumber(number(part, path.substring(from, end)));
                }
                from = end + 1;
            }
        }

        private static boolean isParameter(String part) {
            return part.startsWith("{");
        }

        private static long number(String part, String text) {
            long max = SMALL.contains(part) ? Integer.MAX_VALUE : Long.MAX_VALUE;
            long number = Numbers.parse(text);
            if (number < 0 || number > max) {
                throw new BadRequest(
                        EdgeCode.BAD_PATH,
                        "Write the " + part.substring(1, part.length() - 1)
                                + " in the path as a whole number from 0 to " + max + ", not '" + text + "'.");
            }
            return number;
        }

        private static Role role(String text) {
            Role role = Words.ROLES.find(text);
            if (role == null) {
                throw new BadRequest(
                        EdgeCode.BAD_PATH,
                        "Write the role in the path as one of " + String.join(", ", Words.ROLES.all()) + ".");
            }
            return role;
        }

        private static String switchOf(String text) {
            if (Switch.ofWord(text).isEmpty()) {
                String words = Arrays.stream(Switch.values()).map(Switch::word).collect(Collectors.joining(", "));
                throw new BadRequest(EdgeCode.BAD_PATH, "Write the switch in the path as one of " + words + ".");
            }
            return text;
        }

        private static String image(String text) {
            if (!IMAGE.matcher(text).matches()) {
                throw new BadRequest(
                        EdgeCode.BAD_PATH, "Write the image in the path as the 64 characters of its name.");
            }
            return text;
        }

        private static Currency currency(String text) {
            if (!Currency.isWellFormed(text)) {
                throw new BadRequest(
                        EdgeCode.BAD_PATH,
                        "Write the currency in the path as its three letters of ISO 4217, such as EUR.");
            }
            return new Currency(text);
        }
    }
}
