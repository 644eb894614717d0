import type { Flight } from './arcs';
import { type Box, boxOf, centreOf, edgeTowards, type Point, type Region } from './geo';
import type { Sample } from './snapshot';

/** Where sampled orders start and end on the two maps. Sellers are known by their country only, so arcs start there. */
export class Atlas {
  /** The country whose provinces the second map shows, by the codes in its file: CN for CN-GD. */
  readonly home: string;
  private readonly countries: ReadonlyMap<string, Point>;
  private readonly provinces: ReadonlyMap<string, Point>;
  private readonly frame: Box;

  constructor(world: readonly Region[], provinces: readonly Region[]) {
    this.countries = centres(world);
    this.provinces = centres(provinces);
    this.frame = boxOf(provinces);
    this.home = provinces.find((region) => region.code !== '')?.code.split('-')[0] ?? '';
  }

  /** From the seller's country to the buyer's; a ripple where both are the same or the seller's is not on the map. */
  onWorld(sample: Sample): Flight | undefined {
    const to = this.countries.get(sample.country);
    const from = sample.origin === sample.country ? undefined : this.countries.get(sample.origin);
    return to === undefined ? undefined : from === undefined ? { to } : { from, to };
  }

  /** In from the edge when the seller is abroad, otherwise a ripple in the buyer's province. */
  onProvinces(sample: Sample): Flight | undefined {
    const to = sample.country === this.home ? this.provinces.get(sample.province) : undefined;
    const abroad = sample.origin === this.home ? undefined : this.countries.get(sample.origin);
    return to === undefined ? undefined : abroad === undefined ? { to } : { from: edgeTowards(to, abroad, this.frame), to };
  }
}

function centres(regions: readonly Region[]): ReadonlyMap<string, Point> {
  return new Map(regions.filter((region) => region.code !== '').map((region) => [region.code, centreOf(region)]));
}
