package io.drumroll.edge;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Who carries out which route. Complete: a route without a handler is found when the server starts. */
final class EdgeHandlers {
    private final Map<Route, RouteHandler> byRoute;

    /** Carries out one route. Called on the exchange's event loop; must not block. */
    @FunctionalInterface
    interface RouteHandler {
        /** Answers, now or later; may throw {@link BadRequest}. */
        void handle(Exchange exchange);
    }

    /** Where the groups of routes name their handlers. */
    static final class Builder {
        private final Map<Route, RouteHandler> handlers = new EnumMap<>(Route.class);

        Builder on(Route route, RouteHandler handler) {
            if (handlers.put(route, handler) != null) {
                throw new IllegalStateException(route + " has two handlers");
            }
            return this;
        }

        /** For the routes of a part that this server does not have. */
        Builder absent(Route.Group group) {
            for (Route route : Route.values()) {
                if (route.group() == group) {
                    on(route, Builder::refuse);
                }
            }
            return this;
        }

        private static void refuse(Exchange exchange) {
            exchange.refuse(EdgeCode.NOT_SERVED, "Ask a server that was started with it.");
        }

        EdgeHandlers build() {
            return new EdgeHandlers(handlers);
        }
    }

    private EdgeHandlers(Map<Route, RouteHandler> handlers) {
        for (Route route : Route.values()) {
            if (!handlers.containsKey(route)) {
                throw new IllegalStateException(route + " has no handler");
            }
        }
        this.byRoute = new EnumMap<>(handlers);
    }

    RouteHandler of(Route route) {
        return Objects.requireNonNull(byRoute.get(route));
    }
}
