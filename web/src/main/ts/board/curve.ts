import { chartIn, type echarts, rem } from './echarts';
import { count, shortNumber, shortTime } from './format';
import { DIM, GOLD, JADE, LINE } from './palette';
import { words } from './words';

/** What the curve shows: orders per second at moments, and the busiest second. */
export interface Curved {
  readonly points: readonly { readonly atMs: number; readonly orders: number }[];
  readonly peakAtMs: number;
}

/** Orders per second over the last minutes, with the peak marked while it is among them. */
export class CurveChart {
  private readonly chart: echarts.ECharts;
  readonly dispose: () => void;
  private last: Curved | undefined;

  constructor(element: HTMLElement) {
    const { chart, dispose } = chartIn(element, () => {
      if (this.last !== undefined) {
        this.draw(this.last);
      }
    });
    this.chart = chart;
    this.dispose = dispose;
  }

  draw(curved: Curved): void {
    this.last = curved;
    const unit = rem();
    const text = { color: DIM, margin: unit * 0.5, fontSize: unit, fontFamily: getComputedStyle(document.body).fontFamily };
    this.chart.setOption({
      animation: false,
      grid: { left: unit * 3.6, right: unit * 1.2, top: unit * 1.9, bottom: unit * 1.6 },
      xAxis: {
        type: 'time',
        axisLabel: { ...text, hideOverlap: true, formatter: shortTime },
        splitNumber: 4,
        minInterval: 60_000,
        axisLine: { lineStyle: { color: LINE } },
        axisTick: { show: false },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'value',
        splitNumber: this.chart.getHeight() < unit * 8 ? 1 : 3,
        minInterval: 1,
        axisLabel: { ...text, formatter: short },
        splitLine: { lineStyle: { color: LINE, width: unit / 16 } },
      },
      series: [this.series(curved, unit)],
    });
  }

  private series({ points, peakAtMs }: Curved, unit: number): object {
    const peak = points.find((second) => second.atMs === peakAtMs);
    const { fontFamily } = getComputedStyle(document.body);
    return {
      type: 'line',
      data: points.map(({ atMs, orders }) => [atMs, orders]),
      showSymbol: false,
      silent: true,
      lineStyle: { color: JADE, width: unit * 0.16 },
      areaStyle: {
        color: {
          type: 'linear',
          x: 0,
          y: 0,
          x2: 0,
          y2: 1,
          colorStops: [
            { offset: 0, color: 'rgba(95, 227, 192, 0.42)' },
            { offset: 1, color: 'rgba(95, 227, 192, 0.02)' },
          ],
        },
      },
      markPoint: {
        silent: true,
        symbol: 'circle',
        symbolSize: unit * 0.55,
        itemStyle: { color: GOLD },
        label: { color: GOLD, fontSize: unit, fontFamily, position: 'top', formatter: words().peakMark },
        data: peak === undefined ? [] : [{ coord: [peak.atMs, peak.orders] }],
      },
    };
  }
}

function short(value: number): string {
  return value >= 10_000 ? shortNumber(value) : count(value);
}
