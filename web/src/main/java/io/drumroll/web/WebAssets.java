package io.drumroll.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pages by the path that a browser asks for. Everything is in memory, so that no path can lead out of it and a
 * request reads no file. Immutable, safe for any number of threads.
 */
public final class WebAssets {
    /**
     * The Content-Security-Policy that every page works under: scripts, styles, pictures and connections of its own
     * host only, and nothing inline.
     */
    public static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'";

    /** The largest map file that is taken, in bytes: every screen has to load it. */
    public static final int MAX_MAP_BYTES = 16 * 1024 * 1024;

    private static final String FOLDER = "web/";

    /** Pages by the word behind the first slash of their addresses. */
    private static final Map<String, String> PAGES =
            Map.of("board", "board.html", "about", "about.html", "desk", "desk.html", "ops", "ops.html");

    /** Addresses that the shop's own script takes apart: the word behind the first slash. */
    private static final Set<String> SHOP_PLACES = Set.of(
            "",
            "search",
            "c",
            "p",
            "shop",
            "deals",
            "cart",
            "checkout",
            "orders",
            "coupons",
            "wallet",
            "account",
            "sign-in",
            "sign-up");

    /** The most characters of an address within a page, such as {@code /p/1234}. */
    private static final int MAX_PAGE_PATH = 200;

    private final SortedMap<String, Asset> byName;

    private WebAssets(SortedMap<String, Asset> byName) {
        this.byName = Collections.unmodifiableSortedMap(byName);
    }

    /**
     * The pages with the maps that come with them.
     *
     * @throws IllegalStateException if they are not on the class path.
     * @throws UncheckedIOException if they cannot be read.
     */
    public static WebAssets load() {
        SortedMap<String, Asset> assets = new TreeMap<>();
        String names = new String(resource("files.txt"), StandardCharsets.UTF_8);
        names.lines().forEach(name -> assets.put(name, new Asset(name, resource(name))));
        return new WebAssets(assets);
    }

    /**
     * The pages with an operator's own maps. Each of {@code world.json} and {@code provinces.json} that the folder
     * holds takes the place of the one that comes with the pages: GeoJSON, a FeatureCollection of polygons in degrees
     * whose property {@code code} is ISO 3166-1 alpha-2 (world) or ISO 3166-2 (provinces), and whose property
     * {@code name} is shown.
     *
     * @throws IllegalArgumentException if the folder holds neither, or one that is too large; the message names it.
     * @throws UncheckedIOException if a file cannot be read.
     */
    public static WebAssets loadWithMaps(Path folder) {
        SortedMap<String, Asset> assets = new TreeMap<>(load().byName);
        boolean world = replaceMap(assets, folder, "world.json");
        boolean provinces = replaceMap(assets, folder, "provinces.json");
        if (!world && !provinces) {
            throw new IllegalArgumentException("there is neither world.json nor provinces.json in " + folder);
        }
        return new WebAssets(assets);
    }

    /**
     * What to answer to a GET of a path.
     *
     * @param path of the request, decoded, with its leading slash and without a query, such as {@code /board}.
     */
    public Optional<Asset> find(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        Asset file = byName.get(path.substring(1));
        return file != null ? Optional.of(file) : Optional.ofNullable(byName.get(page(path)));
    }

    /** The page of an address; its script finds what the address means. */
    private static String page(String path) {
        int end = path.indexOf('/', 1);
        String place = path.substring(1, end < 0 ? path.length() : end);
        if (path.length() > MAX_PAGE_PATH || end == 1) {
            return "";
        }
        return SHOP_PLACES.contains(place) ? "shop.html" : PAGES.getOrDefault(place, "");
    }

    /** Every file by its name, in the order of the names. */
    public SortedMap<String, Asset> byName() {
        return byName;
    }

    private static boolean replaceMap(SortedMap<String, Asset> assets, Path folder, String file) {
        Path map = folder.resolve(file);
        if (!Files.isRegularFile(map)) {
            return false;
        }
        String name = "maps/" + file;
        try {
            if (Files.size(map) > MAX_MAP_BYTES) {
                throw new IllegalArgumentException(map + " is larger than " + MAX_MAP_BYTES + " bytes");
            }
            assets.put(name, new Asset(name, Files.readAllBytes(map)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the map " + map, e);
        }
        return true;
    }

    private static byte[] resource(String name) {
        try (InputStream in = WebAssets.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the pages lack " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page " + name, e);
        }
    }
}
