import { Arcs, type Flight } from './arcs';
import { chartIn, echarts, rem } from './echarts';
import { centreOf, type Hittable, hittable, type Point, type Projection, type Region, regionAt } from './geo';
import { heat, JADE } from './palette';
import type { Ranked } from './snapshot';

/** The part of the earth between two latitudes. */
export interface Latitudes {
  readonly south: number;
  readonly north: number;
}

/** What is drawn, and how. */
export interface Sheet {
  readonly regions: readonly Region[];
  readonly projection: Projection;
  /** Fills the frame with these; what lies beyond may be cut off. Everything, where it is not given. */
  readonly latitudes: Latitudes | undefined;
}

/** Who is told of a region under the pointer and of one that was pressed, by its code. */
export interface MapListener {
  /** Whether there is something to tell of a region. */
  readonly isKnown: (code: string) => boolean;
  readonly onPoint: (code: string) => void;
  readonly onPick: (code: string) => void;
}

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Who presses so near the middle of a region has hit it, in rem: some are smaller than a thumb or a pointer's tremble. */
const REACH_REM = 1;

/** A map whose regions glow by their sales, with orders flying over it. */
export class MapChart {
  private readonly chart: echarts.ECharts;
  private readonly disposeChart: () => void;
  private readonly arcs: Arcs;
  private readonly name: string;
  private painted = '';
  private lit = '';
  private readonly places: readonly Hittable[];
  private readonly centres = new Map<string, Point>();
  private readonly listening = new AbortController();
  private isLaidOut = false;
  /** Where places are on the screen: a spark asks sixty times a second, and the answer changes with the frame's size only. */
  private pixels = new WeakMap<Point, Point>();

  constructor(
    name: string,
    element: HTMLElement,
    canvas: HTMLCanvasElement,
    private readonly sheet: Sheet,
    still: () => boolean,
  ) {
    this.name = name;
    this.places = hittable(sheet.regions.filter(({ code }) => code !== ''));
    echarts.registerMap(name, { geoJSON: geoJsonOf(sheet.regions) } as unknown as Parameters<typeof echarts.registerMap>[1]);
    const { chart, dispose } = chartIn(element, () => {
      this.layOut();
    });
    this.chart = chart;
    this.disposeChart = dispose;
    this.arcs = new Arcs(canvas, (point) => this.toPixel(point), still);
    this.layOut();
  }

  /** Colours the regions by what was sold there. */
  paint(ranked: readonly Ranked[]): void {
    const most = ranked.reduce((max, each) => Math.max(max, each.gmvMinor), 0);
    const sold = new Map(ranked.map((each) => [each.key, each.gmvMinor / most]));
    const regions = this.sheet.regions.flatMap((region) => {
      const share = sold.get(region.code);
      return share === undefined ? [] : [{ name: region.code, itemStyle: { areaColor: heat(share) } }];
    });
    const painting = regions.map((each) => each.name + each.itemStyle.areaColor).join();
    if (this.isLaidOut && painting !== this.painted) {
      this.painted = painting;
      this.chart.setOption({ geo: { regions } }, { lazyUpdate: this.lit === '' });
      this.light(this.lit); // what is painted anew glows no more
    }
  }

  /** Tells of the pointer, over all of a region and a little beyond small ones. */
  listen(element: HTMLElement, listener: MapListener): void {
    const codeOf = ({ clientX, clientY }: MouseEvent) => {
      const { left, top } = element.getBoundingClientRect();
      return this.codeAt(clientX - left, clientY - top, listener.isKnown);
    };
    let under = '';
    const point = (code: string) => {
      if (code !== under) {
        under = code;
        element.classList.toggle('can-press', code !== '');
        listener.onPoint(code);
      }
    };
    const { signal } = this.listening;
    element.addEventListener('pointermove', (event) => { point(codeOf(event)); }, { signal });
    element.addEventListener('pointerleave', () => { point(''); }, { signal });
    element.addEventListener('click', (event) => { listener.onPick(codeOf(event)); }, { signal });
  }

  private codeAt(x: number, y: number, isKnown: (code: string) => boolean): string {
    if (!this.isLaidOut) {
      return '';
    }
    const point = this.chart.convertFromPixel({ geoIndex: 0 }, [x, y]) as unknown;
    const under = Array.isArray(point) ? (regionAt(this.places, point as unknown as Point)?.code ?? '') : '';
    return isKnown(under) ? under : this.nearest(x, y, isKnown);
  }

  private nearest(x: number, y: number, isKnown: (code: string) => boolean): string {
    let [found, reach] = ['', REACH_REM * rem()];
    for (const { region } of this.places) {
      const centre = this.centres.get(region.code) ?? centreOf(region);
      this.centres.set(region.code, centre);
      const pixel = isKnown(region.code) ? this.toPixel(centre) : undefined;
      const away = pixel === undefined ? Infinity : Math.hypot(pixel[0] - x, pixel[1] - y);
      if (away < reach) {
        [found, reach] = [region.code, away];
      }
    }
    return found;
  }

  /** Lets one region glow, and the one before no more. */
  light(code: string): void {
    if (!this.isLaidOut) {
      return;
    }
    if (this.lit !== '') {
      this.chart.dispatchAction({ type: 'downplay', geoIndex: 0, name: this.lit });
    }
    if (code !== '') {
      this.chart.dispatchAction({ type: 'highlight', geoIndex: 0, name: code });
    }
    this.lit = code;
  }

  /** Lets orders fly, started over the given time. */
  launch(flights: readonly Flight[], overMs: number): void {
    if (flights.length > 0) {
      this.arcs.launch(flights, overMs);
    }
  }

  dispose(): void {
    this.listening.abort();
    this.arcs.dispose();
    this.disposeChart();
  }

  /** A frame without a size, as on a page that is not shown, has no place for a map; it is told when it gets one. */
  private layOut(): void {
    if (this.chart.getWidth() < 1 || this.chart.getHeight() < 1) {
      return;
    }
    this.isLaidOut = true;
    this.pixels = new WeakMap();
    this.chart.setOption({
      animation: false,
      geo: {
        map: this.name,
        nameProperty: 'code',
        projection: {
          project: (point: number[]) => [...this.sheet.projection.project(point as unknown as Point)],
          unproject: (point: number[]) => [...this.sheet.projection.unproject(point as unknown as Point)],
        },
        ...this.box(),
        roam: false,
        silent: true, // the map finds out by itself what was hit: a region drawn anew between press and release hears neither
        itemStyle: { areaColor: heat(0), borderColor: 'rgba(255, 200, 150, 0.32)', borderWidth: rem() / 26 },
        label: { show: false },
        emphasis: {
          label: { show: false },
          itemStyle: { areaColor: JADE, borderColor: '#ffffff', borderWidth: rem() / 10 },
        },
      },
    });
  }

  /** Where the whole map must lie so that the part to be seen is as large as the frame allows, and in its middle. */
  private box(): { left: number; top: number; width: number; height: number } {
    const whole = this.extent(undefined);
    const seen = this.extent(this.sheet.latitudes);
    const frame = { width: this.chart.getWidth(), height: this.chart.getHeight() };
    const scale = Math.min(frame.width / (seen.right - seen.left), frame.height / (seen.bottom - seen.top));
    return {
      left: frame.width / 2 - scale * ((seen.left + seen.right) / 2 - whole.left),
      top: frame.height / 2 - scale * ((seen.top + seen.bottom) / 2 - whole.top),
      width: scale * (whole.right - whole.left),
      height: scale * (whole.bottom - whole.top),
    };
  }

  private extent(latitudes: Latitudes | undefined): Extent {
    const { south, north } = latitudes ?? { south: -90, north: 90 };
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const [longitude, latitude] of this.sheet.regions.flatMap((region) => region.polygons.flatMap((p) => p[0] ?? []))) {
      const [x, y] = this.sheet.projection.project([longitude, Math.min(north, Math.max(south, latitude))]);
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
    return { left, right, top, bottom };
  }

  private toPixel(point: Point): Point | undefined {
    if (!this.isLaidOut) {
      return undefined;
    }
    const known = this.pixels.get(point);
    if (known !== undefined) {
      return known;
    }
    const pixel = this.chart.convertToPixel({ geoIndex: 0 }, [...point]) as unknown;
    if (!Array.isArray(pixel) || !pixel.every((each) => Number.isFinite(each))) {
      return undefined;
    }
    this.pixels.set(point, pixel as unknown as Point);
    return pixel as unknown as Point;
  }
}

/** What ECharts draws; regions without a code get names of their own, so that none is taken for another. */
function geoJsonOf(regions: readonly Region[]): object {
  return {
    type: 'FeatureCollection',
    features: regions.map((region, i) => ({
      type: 'Feature',
      properties: { code: region.code || `unnamed ${i}`, name: region.name },
      geometry: { type: 'MultiPolygon', coordinates: region.polygons },
    })),
  };
}
