import assert from 'node:assert/strict';
import test from 'node:test';
import { freshMilestones, progressToNext } from '../../main/ts/board/milestones';
import { rolledOn, wheels } from '../../main/ts/board/odometer';
import { phaseOf, staleness } from '../../main/ts/board/phase';
import { snapshotOf } from '../../main/ts/board/snapshot';
import { aSnapshot } from './snapshots';

const reached = (amountMinor: number, reachedAtMs = 99_000) => ({ amountMinor, reachedAtMs, sinceOpenMs: 98_000 });

test('what is not a snapshot is not taken for one, and missing lists are empty', () => {
  assert.equal(snapshotOf('{'), undefined);
  assert.equal(snapshotOf('[]'), undefined);
  assert.equal(snapshotOf('{"gmvMinor":1}'), undefined);
  assert.deepEqual(snapshotOf('{"gmvMinor":1,"festival":{}}')?.milestones, []);
  assert.equal(snapshotOf('{"gmvMinor":1,"festival":{"currency":"?"}}')?.festival.currency, 'XXX');
});

test('the first snapshot drums for nothing', () => {
  assert.deepEqual(freshMilestones(undefined, aSnapshot({ milestones: [reached(100)] })), []);
});

test('a milestone drums once', () => {
  const before = aSnapshot({ milestones: [reached(100)] });
  const now = aSnapshot({ milestones: [reached(100), reached(200)] });
  assert.deepEqual(freshMilestones(before, now), [reached(200)]);
  assert.deepEqual(freshMilestones(now, now), []);
});

test('a page that reconnects late does not drum for old milestones', () => {
  const now = aSnapshot({ nowMs: 200_000, milestones: [reached(100, 99_000), reached(200, 199_000)] });
  assert.deepEqual(freshMilestones(aSnapshot(), now), [reached(200, 199_000)]);
});

test('another festival starts without drumming', () => {
  const other = { ...aSnapshot().festival, opensAtMs: 50_000 };
  assert.deepEqual(freshMilestones(aSnapshot(), aSnapshot({ festival: other, milestones: [reached(100)] })), []);
});

test('progress is what part of the next milestone is sold, as the words beside it say', () => {
  const snapshot = aSnapshot({ gmvMinor: 150, milestones: [reached(100)], nextMilestoneMinor: 300 });
  assert.equal(progressToNext(snapshot), 0.5);
  assert.equal(progressToNext(aSnapshot()), 0);
});

test('the countdown ends by the clock, even if the message is late', () => {
  const scheduled = aSnapshot({ festival: { ...aSnapshot().festival, opensAtMs: 5000, state: 'scheduled' } });
  assert.equal(phaseOf(undefined, 0), 'connecting');
  assert.equal(phaseOf(scheduled, 4999), 'countdown');
  assert.equal(phaseOf(scheduled, 5000), 'live');
  assert.equal(phaseOf(aSnapshot({ festival: { ...aSnapshot().festival, state: 'closed' } }), 0), 'final');
});

test('figures are old after three silent seconds or when the server says so', () => {
  assert.equal(staleness(aSnapshot(), 3000), undefined);
  assert.deepEqual(staleness(aSnapshot(), 3001), { why: 'silent', byMs: 3001 });
  assert.deepEqual(staleness(aSnapshot({ staleMs: 2001 }), 10), { why: 'behind', byMs: 2001 });
});

test('a counter at rest shows whole digits, and carries as a mechanical one', () => {
  assert.deepEqual(wheels(1999, 5), [9, 9, 9, 1, 0]);
  assert.deepEqual(wheels(1999.5, 5), [9.5, 9.5, 9.5, 1.5, 0]);
  assert.deepEqual(wheels(26_840_000_000_099, 3), [9, 9, 0]);
});

test('a rolling counter arrives', () => {
  let shown = 0;
  for (let frame = 0; frame < 600; frame++) {
    shown = rolledOn(shown, 1_000_000_000_000, 16);
  }
  assert.equal(shown, 1_000_000_000_000);
});

test('a rolling counter does not creep to its last digit', () => {
  let [shown, frames] = [100, 0];
  while (shown !== 103) {
    shown = rolledOn(shown, 103, 16);
    frames++;
  }
  assert.ok(frames * 16 < 300, `${frames} frames`);
  assert.equal(rolledOn(103, 100, 1000), 100); // and back, as in a replay
});
