import { Arcs, type Flight } from './arcs';
import { chartIn, echarts, rem } from './echarts';
import { type Point, type Projection, type Region } from './geo';
import { heat } from './palette';
import type { Ranked } from './snapshot';

/** A map whose regions glow by their sales, with orders flying over it. */
export class MapChart {
  private readonly chart: echarts.ECharts;
  private readonly disposeChart: () => void;
  private readonly arcs: Arcs;
  private readonly name: string;
  private painted = '';

  constructor(
    name: string,
    element: HTMLElement,
    canvas: HTMLCanvasElement,
    private readonly regions: readonly Region[],
    private readonly projection: Projection,
    still: () => boolean,
  ) {
    this.name = name;
    echarts.registerMap(name, { geoJSON: geoJsonOf(regions) } as unknown as Parameters<typeof echarts.registerMap>[1]);
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
    const regions = this.regions.flatMap((region) => {
      const share = sold.get(region.code);
      return share === undefined ? [] : [{ name: region.code, itemStyle: { areaColor: heat(share) } }];
    });
    const painting = regions.map((each) => each.name + each.itemStyle.areaColor).join();
    if (painting !== this.painted) {
      this.painted = painting;
      this.chart.setOption({ geo: { regions } }, { lazyUpdate: true });
    }
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

  private layOut(): void {
    this.chart.setOption({
      animation: false,
      geo: {
        map: this.name,
        nameProperty: 'code',
        projection: {
          project: (point: number[]) => [...this.projection.project(point as unknown as Point)],
          unproject: (point: number[]) => [...this.projection.unproject(point as unknown as Point)],
        },
        ...this.box(),
        roam: false,
        silent: true,
        itemStyle: { areaColor: heat(0), borderColor: 'rgba(255, 200, 150, 0.32)', borderWidth: rem() / 26 },
        label: { show: false },
      },
    });
  }

  /** The largest box of the map's own shape that fits in the middle of the frame. */
  private box(): { left: number; top: number; width: number; height: number } {
    const frame = { width: this.chart.getWidth(), height: this.chart.getHeight() };
    const shape = this.shape();
    const width = Math.min(frame.width, frame.height * shape);
    const height = width / shape;
    return { left: (frame.width - width) / 2, top: (frame.height - height) / 2, width, height };
  }

  private shape(): number {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const region of this.regions) {
      for (const point of region.polygons.flatMap((polygon) => polygon[0] ?? [])) {
        const [x, y] = this.projection.project(point);
        [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      }
    }
    return (right - left) / (bottom - top);
  }

  private toPixel(point: Point): Point | undefined {
    const pixel = this.chart.convertToPixel({ geoIndex: 0 }, [...point]) as unknown;
    return Array.isArray(pixel) && pixel.every((each) => Number.isFinite(each)) ? (pixel as unknown as Point) : undefined;
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
