package io.drumroll.app;

import io.drumroll.accounts.Vault;
import io.drumroll.history.webhook.SecretBox;

/** Keeps webhooks' secrets under the keys of the accounts' vault. */
final class VaultBox implements SecretBox {
    private static final String TABLE = "webhook";

    private final Vault vault;

    VaultBox(Vault vault) {
        this.vault = vault;
    }

    @Override
    public byte[] seal(long webhook, byte[] secret) {
        return vault.seal(TABLE, webhook, secret);
    }

    @Override
    public byte[] open(long webhook, byte[] locked) {
        return vault.unseal(TABLE, webhook, locked);
    }
}
