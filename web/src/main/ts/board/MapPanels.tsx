import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Kind, openSubject, useAddress } from './address';
import type { Flight } from './arcs';
import { countryName, listed } from './format';
import { albersFor, boxOf, miller, type Projection, type Region } from './geo';
import { loadCharts, type Maps, useAtMostEvery, useLoaded } from './hooks';
import type { Look } from './look';
import type { Latitudes, MapChart } from './mapchart';
import { wantsStill } from './motion';
import { Atlas } from './atlas';
import { MapKeys } from './MapKeys';
import { Panel } from './Panel';
import { rankingTable } from './Rankings';
import type { Ranked, Sample } from './snapshot';
import { words } from './words';

const PAINT_EVERY_MS = 1500;
/** Orders that came together start within this time. */
const LAUNCH_OVER_MS = 900;
/** How many of the orders from before the page was opened it still shows. */
const FIRST_SAMPLES = 8;
/** Where the world map may be cut off: beyond, there is ice. */
const INHABITED: Latitudes = { south: -56, north: 76 };

type Area = 'world' | 'provinces';

interface Sheets {
  readonly atlas: Atlas;
  readonly maps: Maps;
  readonly projections: Readonly<Record<Area, Projection>>;
}

/** What both maps are drawn from, once they are there. */
export function useAtlas(maps: Maps | undefined): Sheets | undefined {
  return useMemo(
    () =>
      maps === undefined
        ? undefined
        : {
            atlas: new Atlas(maps.world, maps.provinces),
            maps,
            projections: { world: miller, provinces: albersFor(boxOf(maps.provinces)) },
          },
    [maps],
  );
}

interface MapPanelProps {
  readonly area: Area;
  readonly look: Look;
  readonly atlas: Sheets | undefined;
  readonly failed: boolean;
}

/** The world, or the provinces of the home country, with sampled orders on their way. */
export function MapPanel({ area, look, atlas: sheets, failed }: MapPanelProps) {
  const said = words();
  const { value: charts, failed: chartsFailed } = useLoaded(loadCharts);
  const by: Kind = area === 'world' ? 'country' : 'province';
  const ranked = area === 'world' ? look.snapshot.countries : look.snapshot.provinces;
  const title = area === 'world' ? said.world : sheets === undefined ? said.byProvince : countryName(sheets.atlas.home);
  const table = () => rankingTable(by, ranked, look.purse, look.naming);
  return (
    <Panel area={`map ${area}`} title={title} note={sheets === undefined ? '' : noteOf(area, look, sheets)} table={table}>
      {sheets === undefined || charts === undefined ? (
        <div class="map-frame map-empty">
          <p class="nothing">{failed || chartsFailed ? said.mapsMissing : said.mapsLoading}</p>
        </div>
      ) : (
        <Drawn area={area} by={by} look={look} ranked={ranked} sheets={sheets} charts={charts} title={title} />
      )}
    </Panel>
  );
}

function noteOf(area: Area, { snapshot, naming }: Look, { atlas, maps }: Sheets): string {
  const said = words();
  if (area === 'world') {
    const abroad = snapshot.origins.filter((each) => each.key !== atlas.home).slice(0, 3);
    return abroad.length === 0 ? '' : said.fromAbroad(listed(abroad.map((each) => naming('origin', each))));
  }
  const drawn = new Set(maps.provinces.map((region) => region.code));
  const leading = snapshot.provinces.filter((each) => drawn.has(each.key)).slice(0, 3);
  return leading.length === 0 ? '' : said.ahead(listed(leading.map((each) => naming('province', each))));
}

interface DrawnProps {
  readonly area: Area;
  readonly by: Kind;
  readonly look: Look;
  readonly ranked: readonly Ranked[];
  readonly sheets: Sheets;
  readonly charts: typeof import('./charts');
  readonly title: string;
}

function Drawn({ area, by, look, ranked, sheets, charts, title }: DrawnProps) {
  const base = useRef<HTMLDivElement>(null);
  const sky = useRef<HTMLCanvasElement>(null);
  const chart = useRef<MapChart | undefined>(undefined);
  const newest = useRef(ranked);
  newest.current = ranked;
  const { kiosk } = useAddress();
  const [pointed, setPointed] = useState('');
  const { atlas, maps, projections } = sheets;
  const samples = useFreshSamples(look.snapshot.samples);
  const flights = useMemo(
    () => samples.flatMap((sample) => (area === 'world' ? atlas.onWorld(sample) : atlas.onProvinces(sample)) ?? []),
    [samples],
  );
  const regions = maps[area];
  useEffect(() => {
    if (base.current === null || sky.current === null) {
      return undefined;
    }
    const latitudes = area === 'world' ? INHABITED : undefined;
    const sheet = { regions, projection: projections[area], latitudes };
    const made = new charts.MapChart(area, base.current, sky.current, sheet, wantsStill);
    chart.current = made;
    made.paint(newest.current);
    if (!kiosk) {
      made.listen(base.current, {
        isKnown: (code) => newest.current.some((each) => each.key === code),
        onPoint: (code) => {
          setPointed(code);
          made.light(code);
        },
        onPick: (code) => {
          if (code !== '') {
            openSubject({ by, key: code });
          }
        },
      });
    }
    return () => {
      chart.current = undefined;
      made.dispose();
    };
  }, [regions, charts, kiosk]);
  useAtMostEvery(PAINT_EVERY_MS, () => {
    chart.current?.paint(ranked);
  });
  useLaunches(chart, flights);
  const on = useMemo(() => regionsOn(regions, ranked), [regions, ranked]);
  const at = ranked.find((each) => each.key === pointed);
  return (
    <div class="map-frame">
      <div class="map-base" ref={base} aria-hidden="true" />
      <canvas class="map-sky" ref={sky} aria-hidden="true" />
      {!kiosk && <MapKeys title={title} by={by} on={on} look={look} onPoint={(code) => { setPointed(code); chart.current?.light(code); }} />}
      {at !== undefined && (
        <p class="map-says" aria-hidden="true">
          {look.naming(by, at)} <strong>{look.purse.short(at.gmvMinor)}</strong>
        </p>
      )}
    </div>
  );
}

function useLaunches(chart: { readonly current: MapChart | undefined }, flights: readonly Flight[]): void {
  useEffect(() => {
    chart.current?.launch(flights, LAUNCH_OVER_MS);
  }, [flights]);
}

/** What was sold where the map has a place for it. */
function regionsOn(regions: readonly Region[], ranked: readonly Ranked[]): readonly Ranked[] {
  const codes = new Set(regions.map((region) => region.code));
  return ranked.filter((each) => codes.has(each.key));
}

/** The samples that were not there before; their list stays the same object until new ones come. */
function useFreshSamples(samples: readonly Sample[]): readonly Sample[] {
  const last = useRef<number | undefined>(undefined);
  const fresh = useRef<readonly Sample[]>([]);
  const newest = samples.reduce((most, each) => Math.max(most, each.n), -1);
  // Where numbers went back, the server counts anew.
  const from = last.current === undefined || newest < last.current ? newest - FIRST_SAMPLES : last.current;
  if (newest !== last.current) {
    last.current = newest;
    fresh.current = samples.filter((each) => each.n > from);
  }
  return fresh.current;
}
