package io.drumroll.app;

import io.drumroll.crowd.load.LoadTarget;

/** Load over HTTP. */
final class HttpLoad {
    private HttpLoad() {}

    static LoadTarget connect(String url, int connections) {
        throw new FailedCommand(url + connections);
    }
}
