import { get } from '../kit/api';
import { type Resource, useResource } from '../kit/resource';
import { type Kind, KINDS, type Subject } from './address';
import { type Fields, isFields, list, number, type Ranked, rankedFrom, text } from './snapshot';

/** What one row of the board is made of. */
export interface Detail {
  readonly name: string;
  readonly asOfMs: number;
  readonly gmvMinor: number;
  readonly parts: readonly Part[];
}

export interface Part {
  readonly by: Kind;
  readonly rows: readonly Ranked[];
}

const EVERY_MS = 5000;

/** The parts of a row, brought up to date while they are looked at. */
export function useDetail({ by, key }: Subject): Resource<Detail> {
  return useResource(`board detail ${by} ${key}`, async (signal) => detailOf(await get<unknown>('/v1/board/detail', { by, key }, signal)), EVERY_MS);
}

/** Parts from what the server sent; of kinds that this page doesn't know it shows nothing. */
export function detailOf(answer: unknown): Detail {
  const from: Fields = isFields(answer) ? answer : {};
  return {
    name: text(from, 'name'),
    asOfMs: number(from, 'asOfMs'),
    gmvMinor: number(from, 'gmvMinor'),
    parts: list(from, 'parts', partFrom).flatMap((part) => part ?? []),
  };
}

function partFrom(from: Fields): Part | undefined {
  const by = KINDS.find((kind) => kind === from['by']);
  return by === undefined ? undefined : { by, rows: list(from, 'rows', rankedFrom) };
}
