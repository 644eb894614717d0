import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { counterText, decimalsOf, showsDecimals } from './format';
import { useStill } from './motion';
import { rolledOn, wheels } from './odometer';

/** Digits and separators have different widths; their sum sizes the counter so that it fills its line. */
const DIGIT_EM = 0.64;
const SEPARATOR_EM = 0.29;
const STRIP = '0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n0';

/** The amount as a mechanical counter whose digits roll. Plain text where motion is reduced. */
export function Counter({ minor, currency }: { readonly minor: number; readonly currency: string }) {
  const still = useStill();
  const text = counterText(minor, currency);
  const ems = Array.from(text).reduce((sum, each) => sum + (isDigit(each) ? DIGIT_EM : SEPARATOR_EM), 0);
  const element = useRef<HTMLDivElement>(null);
  useRolling(element, lowestUnits(minor, currency), text.length, still);
  return (
    <div class="counter" style={{ '--ems': Math.max(ems, 5).toFixed(2) }}>
      <span class="visually-hidden">
        {currency} {text}
      </span>
      <div class="counter-digits" aria-hidden="true" ref={element}>
        {Array.from(text).map((each, i) => (still || !isDigit(each) ? figure(each, i) : wheel(text.length - i)))}
      </div>
    </div>
  );
}

function figure(each: string, i: number) {
  return (
    <span class={isDigit(each) ? 'wheel' : 'separator'} key={`f${i}`}>
      {each}
    </span>
  );
}

/** Keyed by the place from the right, so that a wheel stays the same one when the amount grows by a digit. */
function wheel(place: number) {
  return (
    <span class="wheel" key={`w${place}`}>
      <span class="strip">{STRIP}</span>
    </span>
  );
}

/** What is shown, counted in units of the lowest wheel. */
function lowestUnits(minor: number, currency: string): number {
  return showsDecimals(minor, currency) || decimalsOf(currency) === 0 ? minor : Math.floor(minor / 10 ** decimalsOf(currency));
}

function useRolling(element: { current: HTMLDivElement | null }, target: number, shape: number, still: boolean): void {
  const aim = useRef(target);
  const shown = useRef(target);
  aim.current = target;
  const lastShape = useRef(shape);
  if (lastShape.current !== shape) {
    // The counter grew a digit or dropped its decimals: the old place on the way means nothing any more.
    lastShape.current = shape;
    shown.current = Math.min(target, Math.max(shown.current, target * 0.999));
  }
  useLayoutEffect(() => {
    if (!still) {
      turn(element.current, shown.current);
    }
  }, [shape, still]);
  useEffect(() => {
    if (still) {
      return undefined;
    }
    let before = performance.now();
    const roll = (now: number) => {
      if (shown.current !== aim.current) {
        shown.current = rolledOn(shown.current, aim.current, now - before);
        turn(element.current, shown.current);
      }
      before = now;
      frame = requestAnimationFrame(roll);
    };
    let frame = requestAnimationFrame(roll);
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [still]);
}

function turn(counter: HTMLDivElement | null, shown: number): void {
  const strips = [...(counter?.querySelectorAll<HTMLElement>('.strip') ?? [])].reverse();
  wheels(shown, strips.length).forEach((stand, i) => {
    const strip = strips[i];
    if (strip !== undefined) {
      strip.style.transform = `translateY(${-stand}em)`;
    }
  });
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
