package io.drumroll.bench.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;

/**
 * Redis with its append-only file forced to disk before every answer. One script takes the stock of both SKUs, if there
 * is enough, and writes the order down.
 */
public final class RedisPeer implements Peer {
    /** Keys: both stocks, the counter of orders. Arguments: buyer, both SKUs. Answers the order's number, 0 if short. */
    private static final String SCRIPT = """
            if tonumber(redis.call('GET', KEYS[1])) < 1 or tonumber(redis.call('GET', KEYS[2])) < 1 then
                return 0
            end
            redis.call('DECRBY', KEYS[1], 1)
            redis.call('DECRBY', KEYS[2], 1)
            local order = redis.call('INCR', KEYS[3])
            redis.call('HSET', 'order:' .. order, 'buyer', ARGV[1], 'first', ARGV[2], 'second', ARGV[3])
            return order
            """;

    private static final String ORDERS = "orders";
    private static final int BATCH = IN_FLIGHT / Workload.CALLERS;

    private final Path folder;
    private final int port;
    private final Process server;
    private final String version;
    private final String script;

    private RedisPeer(Path program, Path folder) {
        this.folder = folder;
        this.port = Processes.freePort();
        this.server = Processes.start(
                List.of(
                        program.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        folder.toString(),
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "always",
                        "--save",
                        ""),
                folder.resolve("redis.log"));
        try (Jedis jedis = Processes.await("Redis", this::connect)) {
            this.version = jedis.info("server")
                    .lines()
                    .filter(line -> line.startsWith("redis_version:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
            this.script = jedis.scriptLoad(SCRIPT);
            stock(jedis);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts one, or returns null where it is not installed.
     *
     * @throws PeerException when it does not start.
     */
    public static @Nullable Peer start(Path parent) {
        Path program = Processes.onPath("redis-server");
        return program == null ? null : new RedisPeer(program, Processes.newFolder(parent, "redis"));
    }

    private Jedis connect() {
        Jedis jedis = new Jedis("127.0.0.1", port);
        jedis.ping();
        return jedis;
    }

    private static void stock(Jedis jedis) {
        try (Pipeline pipeline = jedis.pipelined()) {
            for (int sku = 1; sku <= Workload.SKUS; sku++) {
                pipeline.set(stockKey(sku), Long.toString(Workload.STOCK));
            }
        }
    }

    private static String stockKey(int sku) {
        return "stock:" + sku;
    }

    @Override
    public String name() {
        return "Redis " + version + ", appendfsync always";
    }

    @Override
    public List<Calling> callings() {
        return List.of(Calling.ONE_BY_ONE, Calling.PIPELINED);
    }

    @Override
    public double ordersPerSecond(Calling calling, List<Workload> orders, int seconds) throws Exception {
        List<Jedis> connections = new ArrayList<>();
        List<Batch> callers = new ArrayList<>();
        try {
            for (Workload source : orders) {
                Jedis jedis = connect();
                connections.add(jedis);
                callers.add(
                        calling == Calling.ONE_BY_ONE ? () -> placeOne(jedis, source) : () -> placeMany(jedis, source));
            }
            return Peer.measure(callers, seconds);
        } finally {
            connections.forEach(Jedis::close);
        }
    }

    private int placeOne(Jedis jedis, Workload source) {
        Workload.Order order = source.next();
        mustBeTaken(jedis.evalsha(script, keys(order), arguments(order)));
        return 1;
    }

    private int placeMany(Jedis jedis, Workload source) {
        List<Response<Object>> answers = new ArrayList<>(BATCH);
        try (Pipeline pipeline = jedis.pipelined()) {
            for (int i = 0; i < BATCH; i++) {
                Workload.Order order = source.next();
                answers.add(pipeline.evalsha(script, keys(order), arguments(order)));
            }
        }
        for (Response<Object> answer : answers) {
            mustBeTaken(answer.get());
        }
        return BATCH;
    }

    private static List<String> keys(Workload.Order order) {
        return List.of(stockKey(order.first()), stockKey(order.second()), ORDERS);
    }

    private static List<String> arguments(Workload.Order order) {
        return List.of(Long.toString(order.buyer()), Integer.toString(order.first()), Integer.toString(order.second()));
    }

    private static void mustBeTaken(Object answer) {
        if (!(answer instanceof Long number) || number < 1) {
            throw new PeerException("Redis did not take an order: " + answer);
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Processes.remove(folder);
    }
}
