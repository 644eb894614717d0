package io.drumroll.accounts;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * From where somebody calls.
 *
 * @param address the network address, as a trusted proxy or the connection itself says; without it, anything else.
 * @param userAgent what the caller's program says about itself; empty for nothing.
 */
public record Caller(String address, String userAgent) {
    private static final int MAX_USER_AGENT = 120;
    private static final String UNKNOWN = "unknown";

    /** What is kept of the address: too little to find a household by, enough to know one's own sign-in again. */
    String network() {
        return prefix(3, 6);
    }

    /** What counts as one address when calls are counted: an IPv6 household has a whole network of 64 bits. */
    String counted() {
        return prefix(4, 8);
    }

    String shortUserAgent() {
        return Text.shortened(userAgent, MAX_USER_AGENT);
    }

    private String prefix(int bytesOfIpv4, int bytesOfIpv6) {
        InetAddress parsed;
        try {
            parsed = InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException _) {
            return UNKNOWN;
        }
        byte[] bytes = parsed.getAddress();
        int kept = parsed instanceof Inet6Address ? bytesOfIpv6 : bytesOfIpv4;
        for (int i = kept; i < bytes.length; i++) {
            bytes[i] = 0;
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * Byte.SIZE;
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(bytes.length + " bytes are no address", e);
        }
    }
}
