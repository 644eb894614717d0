import { Arcs, type Flight } from './arcs';
import { chartIn, echarts, rem } from './echarts';
import { type Point, type Projection, type Region } from './geo';
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
  readonly onPoint: (code: string) => void;
  readonly onPick: (code: string) => void;
}

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A map whose regions glow by their sales, with orders flying over it. */
export class MapChart {
  private readonly chart: echarts.ECharts;
  private readonly disposeChart: () => void;
  private readonly arcs: Arcs;
  private readonly name: string;
  private painted = '';
  private lit = '';
  private hears = false;
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
      this.chart.setOption({ geo: { regions } }, { lazyUpdate: true });
    }
  }

  /** Tells of the pointer; before that the map takes no notice of it. */
  listen(listener: MapListener): void {
    this.hears = true;
    this.layOut();
    const codeOf = (event: unknown) => {
      const { componentType, name } = event as { componentType?: string; name?: string };
      return componentType === 'geo' ? (name ?? '') : '';
    };
    this.chart.on('mouseover', (event) => {
      listener.onPoint(codeOf(event));
    });
    this.chart.on('mouseout', () => {
      listener.onPoint('');
    });
    this.chart.on('click', (event) => {
      listener.onPick(codeOf(event));
    });
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
        silent: !this.hears,
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
