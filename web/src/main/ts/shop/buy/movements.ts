import { get } from '../../kit/api';

export type MovementKind = 'topUp' | 'payment' | 'deposit' | 'balance' | 'refund' | 'cancellation';

/** What went into a wallet, or out of it when negative. */
export interface Movement {
  /** The number of its event. */
  readonly position: number;
  readonly kind: MovementKind;
  readonly amountMinor: number;
  readonly currency: string;
  readonly digits: number;
  readonly order?: number;
  readonly atMs: number;
}

export interface MovementPage {
  readonly movements: readonly Movement[];
  readonly next?: string;
}

const PAGE = 20;

/** Movements, newest first; with a position, as soon as they are counted to it. */
export function readMovements(buyer: number, from: { cursor?: string | undefined; position?: number | undefined }, signal?: AbortSignal): Promise<MovementPage> {
  return get<MovementPage>(`/v1/wallets/${buyer}/movements`, { ...from, limit: PAGE }, signal);
}

/** All movements of some pages, newest first, each once: pages that were asked for at different times overlap. */
export function merged(pages: readonly MovementPage[]): readonly Movement[] {
  const all = new Map(pages.flatMap(({ movements }) => movements.map((movement) => [movement.position, movement] as const)));
  return [...all.values()].sort((a, b) => b.position - a.position);
}
