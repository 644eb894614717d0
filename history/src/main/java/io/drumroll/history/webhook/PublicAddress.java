package io.drumroll.history.webhook;

import java.net.InetAddress;

/** Tells addresses of the public internet from those that lead into somebody's own network. */
final class PublicAddress {
    private static final int IPV4_BYTES = 4;

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_BYTES ? isPublicV4(bytes) : isPublicV6(bytes);
    }

    /** Without what RFC 6890 sets aside: this network, shared, protocol, test and benchmark networks, 6to4 relays, reserved. */
    private static boolean isPublicV4(byte[] bytes) {
        int a = bytes[0] & 255;
        int b = bytes[1] & 255;
        int c = bytes[2] & 255;
        boolean isSetAside = a == 0
                || a >= 240
                || (a == 100 && b >= 64 && b <= 127)
                || (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 192 && b == 88 && c == 99)
                || (a == 198 && (b == 18 || b == 19))
                || (a == 198 && b == 51 && c == 100)
                || (a == 203 && b == 0 && c == 113);
        return !isSetAside;
    }

    /** Global unicast, 2000::/3, alone, without 2001::/23 (Teredo too), 2001:db8::/32, 6to4 and 3fff::/20. */
    private static boolean isPublicV6(byte[] bytes) {
        int a = bytes[0] & 255;
        int b = bytes[1] & 255;
        int c = bytes[2] & 255;
        int d = bytes[3] & 255;
        boolean isGlobal = (a & 0xE0) == 0x20;
        boolean isSetAside = (a == 0x20 && b == 0x02)
                || (a == 0x20 && b == 0x01 && (c & 0xFE) == 0)
                || (a == 0x20 && b == 0x01 && c == 0x0D && d == 0xB8)
                || (a == 0x3F && b == 0xFF);
        return isGlobal && !isSetAside;
    }
}
