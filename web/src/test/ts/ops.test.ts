import assert from 'node:assert/strict';
import test from 'node:test';
import { type Figures, Recent, refusalsBetween, timesBetween } from '../../main/ts/ops/figures';

function figures(nowMs: number, counts: readonly number[], stock: number): Figures {
  return {
    nowMs,
    figures: {},
    process: { uptimeMs: 0, heapUsedBytes: 0, heapMaxBytes: 0, processors: 2 },
    waiting: 0,
    requests: { started: 0, inFlight: 0, boardListeners: 0 },
    boundsNs: [1_000_000, 10_000_000],
    groups: [
      { group: 'orders', counts },
      { group: 'idle', counts: [5, 5, 5] },
    ],
    problems: [
      { code: 'INSUFFICIENT_STOCK', count: stock },
      { code: 'BAD_VALUE', count: 100 },
    ],
    shortSkus: [],
  };
}

test('times are of the requests between two answers alone', () => {
  const times = timesBetween(figures(0, [100, 0, 0], 0), figures(2_000, [190, 9, 1], 0));
  assert.deepEqual(times, [{ group: 'orders', perSecond: 50, halfMs: 1, mostMs: 10 }]);
});

test('a time beyond the largest bound is not given a number', () => {
  assert.equal(timesBetween(figures(0, [0, 0, 0], 0), figures(1_000, [0, 0, 3], 0))[0]?.halfMs, undefined);
});

test('refusals of late come first', () => {
  assert.deepEqual(
    refusalsBetween(figures(0, [0, 0, 0], 3), figures(1_000, [0, 0, 0], 7)).map(({ code, fresh }) => [code, fresh]),
    [
      ['INSUFFICIENT_STOCK', 4],
      ['BAD_VALUE', 0],
    ],
  );
});

test('what is recent reaches back one minute, and always to the answer before', () => {
  const recent = new Recent<{ readonly nowMs: number }>(60_000);
  for (const nowMs of [0, 30_000, 70_000, 100_000]) {
    recent.add({ nowMs });
  }
  assert.equal(recent.oldest()?.nowMs, 30_000);
  assert.equal(recent.previous()?.nowMs, 70_000);
});
