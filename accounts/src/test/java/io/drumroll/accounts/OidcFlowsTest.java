package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OidcFlowsTest {
    private static final OidcFlows.Flow FLOW = new OidcFlows.Flow("state", "nonce", "verifier");

    private final AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);
    private final OidcFlows flows = new OidcFlows(1_000, nowMs::get);

    @Test
    void givesEachOnceAndForAWhile() {
        flows.add("a", FLOW, "here");
        flows.add("b", FLOW, "here");
        nowMs.addAndGet(999);
        assertThat(flows.take("a")).isEqualTo(FLOW);
        assertThat(flows.take("a")).isNull();
        nowMs.addAndGet(1);
        assertThat(flows.take("b")).isNull();
    }

    @Test
    void keepsSoManyOfAnAddressAndForgetsThoseThatEnded() {
        for (int i = 0; i < 3 * OidcFlows.MAX_PER_ADDRESS; i++) {
            flows.add("taken" + i, FLOW, "here");
            assertThat(flows.take("taken" + i)).isNotNull();
        }
        flows.add("elsewhere", FLOW, "there");
        for (int i = 0; i <= OidcFlows.MAX_PER_ADDRESS; i++) {
            flows.add("kept" + i, FLOW, "here");
        }
        assertThat(flows.take("kept0")).isNull();
        assertThat(flows.take("kept1")).isNotNull();
        assertThat(flows.take("elsewhere")).isNotNull();
    }

    @Test
    void endsTheOldestOfAllWhenThereAreTooMany() {
        for (int i = 0; i <= OidcFlows.MAX_FLOWS; i++) {
            flows.add("flow" + i, FLOW, "address" + i);
        }
        assertThat(flows.take("flow0")).isNull();
        assertThat(flows.take("flow1")).isNotNull();
        assertThat(flows.take("flow" + OidcFlows.MAX_FLOWS)).isNotNull();
    }
}
