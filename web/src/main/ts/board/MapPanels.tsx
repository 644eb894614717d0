import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Flight } from './arcs';
import { countryName } from './format';
import { albersFor, boxOf, miller, type Projection, type Region } from './geo';
import { type Maps, useAtMostEvery, useMaps, wantsStill } from './hooks';
import { type Latitudes, MapChart } from './mapchart';
import { Atlas } from './orders';
import type { Ranked, Sample, Snapshot } from './snapshot';

const PAINT_EVERY_MS = 1500;
/** Orders that came together start within this time. */
const LAUNCH_OVER_MS = 900;
/** How many of the orders from before the page was opened it still shows. */
const FIRST_SAMPLES = 8;
/** Where the world map may be cut off: beyond, there is ice. */
const INHABITED: Latitudes = { south: -56, north: 76 };

/** The world, and the provinces of the home country, with sampled orders on their way. */
export function MapPanels({ snapshot }: { readonly snapshot: Snapshot }) {
  const maps = useMaps();
  if (maps === undefined || maps === 'missing') {
    const says = maps === undefined ? 'The maps are being loaded.' : 'The map files could not be loaded.';
    return (
      <>
        <EmptyMap title="The world" area="world" says={says} />
        <EmptyMap title="Provinces" area="provinces" says={says} />
      </>
    );
  }
  return <LoadedMaps snapshot={snapshot} maps={maps} />;
}

function EmptyMap({ title, area, says }: { readonly title: string; readonly area: string; readonly says: string }) {
  return (
    <section class={`panel map ${area}`}>
      <h2>{title}</h2>
      <p class="nothing">{says}</p>
    </section>
  );
}

function LoadedMaps({ snapshot, maps }: { readonly snapshot: Snapshot; readonly maps: Maps }) {
  const atlas = useMemo(() => new Atlas(maps.world, maps.provinces), [maps]);
  const projection = useMemo(() => albersFor(boxOf(maps.provinces)), [maps]);
  const samples = useFreshSamples(snapshot.samples);
  const abroad = snapshot.origins.filter((each) => each.key !== atlas.home).slice(0, 3);
  return (
    <>
      <MapPanel
        area="world"
        title="Around the world"
        note={abroad.length === 0 ? '' : `Most bought from abroad: ${abroad.map((each) => countryName(each.key)).join(', ')}`}
        regions={maps.world}
        projection={miller}
        latitudes={INHABITED}
        ranked={snapshot.countries}
        flights={flightsOf(samples, (sample) => atlas.onWorld(sample))}
      />
      <MapPanel
        area="provinces"
        title={countryName(atlas.home)}
        note={leadingProvinces(snapshot, maps)}
        regions={maps.provinces}
        projection={projection}
        ranked={snapshot.provinces}
        flights={flightsOf(samples, (sample) => atlas.onProvinces(sample))}
      />
    </>
  );
}

function leadingProvinces(snapshot: Snapshot, maps: Maps): string {
  const names = new Map(maps.provinces.map((region) => [region.code, region.name]));
  const leading = snapshot.provinces.filter((each) => names.has(each.key)).slice(0, 3);
  return leading.length === 0 ? '' : `Ahead: ${leading.map((each) => names.get(each.key)).join(', ')}`;
}

interface MapPanelProps {
  readonly area: string;
  readonly title: string;
  readonly note: string;
  readonly regions: readonly Region[];
  readonly projection: Projection;
  readonly latitudes?: Latitudes;
  readonly ranked: readonly Ranked[];
  readonly flights: readonly Flight[];
}

function MapPanel({ area, title, note, regions, projection, latitudes, ranked, flights }: MapPanelProps) {
  const base = useRef<HTMLDivElement>(null);
  const sky = useRef<HTMLCanvasElement>(null);
  const chart = useRef<MapChart | undefined>(undefined);
  useEffect(() => {
    if (base.current === null || sky.current === null) {
      return undefined;
    }
    const made = new MapChart(area, base.current, sky.current, { regions, projection, latitudes }, wantsStill);
    chart.current = made;
    return () => {
      made.dispose();
    };
  }, [regions, projection]);
  useAtMostEvery(PAINT_EVERY_MS, () => {
    chart.current?.paint(ranked);
  });
  useEffect(() => {
    chart.current?.launch(flights, LAUNCH_OVER_MS);
  }, [flights]);
  return (
    <section class={`panel map ${area}`}>
      <div class="panel-head">
        <h2>{title}</h2>
        <p class="note">{note}</p>
      </div>
      <div class="map-frame" aria-hidden="true">
        <div class="map-base" ref={base} />
        <canvas class="map-sky" ref={sky} />
      </div>
    </section>
  );
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

/** Keeps the same list for the same samples, so that nothing flies twice. */
function flightsOf(samples: readonly Sample[], flightOf: (sample: Sample) => Flight | undefined): readonly Flight[] {
  return useMemo(() => samples.flatMap((sample) => flightOf(sample) ?? []), [samples]);
}
