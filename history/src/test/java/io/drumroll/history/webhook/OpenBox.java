package io.drumroll.history.webhook;

import java.util.Arrays;

/** Turns bytes round: for tests alone. */
final class OpenBox implements SecretBox {
    @Override
    public byte[] seal(long webhook, byte[] secret) {
        return turned(webhook, secret);
    }

    @Override
    public byte[] open(long webhook, byte[] locked) {
        return turned(webhook, locked);
    }

    private static byte[] turned(long webhook, byte[] bytes) {
        byte[] turned = Arrays.copyOf(bytes, bytes.length);
        for (int i = 0; i < turned.length; i++) {
            turned[i] ^= (byte) (webhook * 31 + i);
        }
        return turned;
    }
}
