// What draws with ECharts, in one: the page loads it after its figures, for it is ten times as large as all the rest.
export { CurveChart } from './curve';
export { MapChart } from './mapchart';
