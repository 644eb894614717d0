import type { Point } from './geo';
import { GOLD } from './palette';

/** A sampled order on its way, in degrees; where `from` is missing it only ripples at its place. */
export interface Flight {
  readonly from?: Point;
  readonly to: Point;
}

interface Started extends Flight {
  readonly startsAtMs: number;
}

const FLIGHT_MS = 1500;
const RIPPLE_MS = 1100;
const TRAIL = 0.35;
const MEASURE_EVERY_MS = 500;
/** More would hide the map. */
const MOST = 60;
/** How many orders stand still on the map where motion is reduced. */
const MOST_STILL = 14;

/** Draws orders over a map: a spark that flies along an arc and ends in a ripple. */
export class Arcs {
  private flights: Started[] = [];
  private frame: number | undefined;
  private size = { width: 0, height: 0, knownAtMs: -Infinity };

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly toPixel: (point: Point) => Point | undefined,
    private readonly still: () => boolean,
  ) {}

  /** Starts flights, spread over a while, so that a batch does not look like a volley. */
  launch(flights: readonly Flight[], overMs: number): void {
    const now = performance.now();
    const started = flights.map((flight, i) => ({ ...flight, startsAtMs: now + (overMs * i) / flights.length }));
    this.flights = [...this.flights, ...started].slice(this.still() ? -MOST_STILL : -MOST);
    this.frame ??= requestAnimationFrame(() => {
      this.draw();
    });
  }

  dispose(): void {
    if (this.frame !== undefined) {
      cancelAnimationFrame(this.frame);
    }
  }

  private draw(): void {
    this.frame = undefined;
    const context = this.cleared();
    if (context === null) {
      return;
    }
    if (this.still()) {
      this.flights.forEach((flight) => {
        this.drawStill(context, flight);
      });
      return;
    }
    const now = performance.now();
    this.flights = this.flights.filter((flight) => now - flight.startsAtMs < lengthOf(flight));
    this.flights.forEach((flight) => {
      this.drawMoving(context, flight, now - flight.startsAtMs);
    });
    if (this.flights.length > 0) {
      this.frame = requestAnimationFrame(() => {
        this.draw();
      });
    }
  }

  private cleared(): CanvasRenderingContext2D | null {
    const { width: clientWidth, height: clientHeight } = this.measured();
    const scale = window.devicePixelRatio;
    if (this.canvas.width !== Math.round(clientWidth * scale) || this.canvas.height !== Math.round(clientHeight * scale)) {
      this.canvas.width = Math.round(clientWidth * scale);
      this.canvas.height = Math.round(clientHeight * scale);
    }
    const context = this.canvas.getContext('2d');
    context?.setTransform(scale, 0, 0, scale, 0, 0);
    context?.clearRect(0, 0, clientWidth, clientHeight);
    return context;
  }

  /** The canvas's size. Asking for it makes the browser lay out the page, which no frame of a film should wait for. */
  private measured(): { readonly width: number; readonly height: number } {
    const now = performance.now();
    if (now - this.size.knownAtMs > MEASURE_EVERY_MS) {
      this.size = { width: this.canvas.clientWidth, height: this.canvas.clientHeight, knownAtMs: now };
    }
    return this.size;
  }

  private drawMoving(context: CanvasRenderingContext2D, flight: Started, ageMs: number): void {
    const to = this.toPixel(flight.to);
    if (to === undefined || ageMs < 0) {
      return;
    }
    const from = flight.from === undefined ? undefined : this.toPixel(flight.from);
    const flown = from === undefined ? 1 : ageMs / FLIGHT_MS;
    if (from !== undefined && flown < 1 + TRAIL) {
      this.drawTrail(context, arc(from, to), Math.max(0, flown - TRAIL), Math.min(1, flown));
    }
    const rippled = (ageMs - (from === undefined ? 0 : FLIGHT_MS)) / RIPPLE_MS;
    if (rippled > 0 && rippled < 1) {
      this.drawRipple(context, to, rippled);
    }
  }

  private drawTrail(context: CanvasRenderingContext2D, at: (t: number) => Point, tail: number, head: number): void {
    const unit = this.unit();
    const steps = 18;
    context.lineCap = 'round';
    for (let i = 0; i < steps; i++) {
      const [ax, ay] = at(tail + ((head - tail) * i) / steps);
      const [bx, by] = at(tail + ((head - tail) * (i + 1)) / steps);
      context.strokeStyle = `rgba(255, 214, 130, ${(0.85 * (i + 1)) / steps})`;
      context.lineWidth = unit * (0.04 + (0.11 * (i + 1)) / steps);
      context.beginPath();
      context.moveTo(ax, ay);
      context.lineTo(bx, by);
      context.stroke();
    }
    if (head < 1) {
      this.dot(context, at(head), unit * 0.16, '#fff8e6');
    }
  }

  private drawRipple(context: CanvasRenderingContext2D, at: Point, age: number): void {
    const unit = this.unit();
    const fade = 1 - age;
    this.dot(context, at, unit * 0.2 * fade, '#fff8e6');
    context.strokeStyle = `rgba(255, 236, 190, ${0.9 * fade})`;
    context.lineWidth = unit * 0.1;
    context.beginPath();
    context.arc(at[0], at[1], unit * (0.15 + 0.95 * Math.sqrt(age)), 0, 2 * Math.PI);
    context.stroke();
  }

  private drawStill(context: CanvasRenderingContext2D, flight: Started): void {
    const to = this.toPixel(flight.to);
    const from = flight.from === undefined ? undefined : this.toPixel(flight.from);
    if (to === undefined) {
      return;
    }
    if (from !== undefined) {
      const [cx, cy] = control(from, to);
      context.strokeStyle = 'rgba(255, 214, 130, 0.45)';
      context.lineWidth = this.unit() * 0.07;
      context.beginPath();
      context.moveTo(from[0], from[1]);
      context.quadraticCurveTo(cx, cy, to[0], to[1]);
      context.stroke();
    }
    this.dot(context, to, this.unit() * 0.16, GOLD);
  }

  private dot(context: CanvasRenderingContext2D, [x, y]: Point, radius: number, colour: string): void {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }

  /** Strokes grow with the map, not with the font: a phone's map is small. */
  private unit(): number {
    const { width, height } = this.measured();
    return Math.max(9, Math.min(width / 34, height / 20));
  }
}

function lengthOf(flight: Flight): number {
  return flight.from === undefined ? RIPPLE_MS : FLIGHT_MS + RIPPLE_MS;
}

/** The way of a spark: a quadratic Bezier curve that rises above the straight line. */
function arc(from: Point, to: Point): (t: number) => Point {
  const [cx, cy] = control(from, to);
  return (t) => {
    const u = 1 - t;
    return [u * u * from[0] + 2 * u * t * cx + t * t * to[0], u * u * from[1] + 2 * u * t * cy + t * t * to[1]];
  };
}

function control(from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2 - length * 0.28];
}
