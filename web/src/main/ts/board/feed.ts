import { type Snapshot, snapshotOf } from './snapshot';

const SNAPSHOT_URL = '/v1/board';
const STREAM_URL = '/v1/board/stream';

/** A connection that says nothing for this long is given up; the server promises a message each second. */
const GIVE_UP_AFTER_MS = 8000;
const WATCH_EVERY_MS = 1000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 8000;

export interface FeedListener {
  /** @param receivedAtMs on the page's own clock, performance.now(). */
  onSnapshot(snapshot: Snapshot, receivedAtMs: number): void;
  /** The connection failed and is being tried again. */
  onTrouble(): void;
}

/** The board's stream. It reconnects by itself, for as long as the page is open. */
export class Feed {
  private source: EventSource | undefined;
  private lastSignMs = 0;
  private retryMs = FIRST_RETRY_MS;
  private retry: number | undefined;
  private watch: number | undefined;
  private hasOpened = false;
  private asksPlainly = false;

  /** @param everyMs how often figures should come, for those who pay for each; as often as there are new ones if undefined. */
  constructor(
    private readonly listener: FeedListener,
    private readonly everyMs: number | undefined,
  ) {}

  /** Opens the stream; the function returned closes it for good. */
  start(): () => void {
    this.open();
    this.watch = window.setInterval(() => {
      this.giveUpIfSilent();
    }, WATCH_EVERY_MS);
    const seen = () => {
      this.heedVisibility();
    };
    const online = () => {
      this.open();
    };
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('online', online);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('online', online);
      window.clearInterval(this.watch);
      window.clearTimeout(this.retry);
      this.source?.close();
    };
  }

  /** A phone in a pocket needs no figures. */
  private heedVisibility(): void {
    if (this.everyMs === undefined) {
      return;
    }
    if (document.visibilityState === 'visible') {
      this.open();
    } else {
      window.clearTimeout(this.retry);
      this.source?.close();
    }
  }

  private open(): void {
    window.clearTimeout(this.retry);
    this.source?.close();
    this.lastSignMs = performance.now();
    void this.readOnce();
    const isPlain = this.everyMs === undefined || this.asksPlainly;
    const source = new EventSource(isPlain ? STREAM_URL : `${STREAM_URL}?every=${this.everyMs}`);
    this.source = source;
    this.hasOpened = false;
    source.addEventListener('open', () => {
      this.hasOpened = true;
    });
    source.addEventListener('board', (event: MessageEvent<string>) => {
      this.accept(event.data);
    });
    source.addEventListener('error', () => {
      this.reopenLater(source);
    });
  }

  /** A first picture while the stream is being opened, and the only one where a proxy holds streams back. */
  private async readOnce(): Promise<void> {
    try {
      const response = await fetch(SNAPSHOT_URL, { headers: { accept: 'application/json' }, cache: 'no-store' });
      if (response.ok) {
        this.accept(await response.text());
      }
    } catch {
      this.listener.onTrouble();
    }
  }

  private accept(text: string): void {
    const snapshot = snapshotOf(text);
    if (snapshot === undefined) {
      return; // a broken message is as good as none: the figures then age, and the page says so
    }
    this.lastSignMs = performance.now();
    this.retryMs = FIRST_RETRY_MS;
    this.listener.onSnapshot(snapshot, this.lastSignMs);
  }

  private reopenLater(failed: EventSource): void {
    if (failed !== this.source) {
      return;
    }
    failed.close();
    // An older server refuses to be asked how often: then it is asked without, and the other way round.
    this.asksPlainly = this.hasOpened ? this.asksPlainly : !this.asksPlainly;
    this.listener.onTrouble();
    window.clearTimeout(this.retry);
    this.retry = window.setTimeout(() => {
      this.open();
    }, this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
  }

  private giveUpIfSilent(): void {
    const source = this.source;
    if (source !== undefined && source.readyState !== EventSource.CLOSED) {
      if (performance.now() - this.lastSignMs > GIVE_UP_AFTER_MS + (this.everyMs ?? 0)) {
        this.reopenLater(source);
      }
    }
  }
}
