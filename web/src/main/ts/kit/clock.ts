/** The server's clock as seen from here, from the quickest of the last messages. */
export class ServerClock {
  private readonly aheads: number[] = [];

  /** @param receivedAtMs on the page's own clock, performance.now(). */
  observe(serverNowMs: number, receivedAtMs: number): void {
    this.aheads.push(serverNowMs - receivedAtMs);
    if (this.aheads.length > 30) {
      this.aheads.shift();
    }
  }

  nowMs(): number {
    return this.aheads.length === 0 ? Date.now() : performance.now() + Math.max(...this.aheads);
  }
}

/** The one of this page; every answer that says the server's time sets it. */
export const serverClock = new ServerClock();

/** Takes the time out of an answer that has a `nowMs`. */
export function observeServerTime(answer: unknown): void {
  if (typeof answer === 'object' && answer !== null && 'nowMs' in answer && typeof answer.nowMs === 'number') {
    serverClock.observe(answer.nowMs, performance.now());
  }
}
