import { LineChart } from 'echarts/charts';
import { GeoComponent, GridComponent, MarkPointComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// Only what the board draws: the rest of ECharts stays out of the bundle.
echarts.use([LineChart, GeoComponent, GridComponent, MarkPointComponent, CanvasRenderer]);

export { echarts };

/** The size of one rem in pixels: canvases scale with the wall like everything else. */
export function rem(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** Makes a chart in an element, and calls back whenever it has a new size. The function returned takes it away. */
export function chartIn(element: HTMLElement, onSize: () => void): { chart: echarts.ECharts; dispose: () => void } {
  const chart = echarts.init(element, null, { renderer: 'canvas' });
  const observer = new ResizeObserver(() => {
    chart.resize();
    onSize();
  });
  observer.observe(element);
  return {
    chart,
    dispose: () => {
      observer.disconnect();
      chart.dispose();
    },
  };
}
