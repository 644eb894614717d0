// What has the focus, as a name of its own, and whether that is seen: an outline or a ring of shadow on it or on the field or card
// that it stands for, in the window. A page may take a moment to scroll there. Argument: what Selenium calls with the answer.
const [done] = arguments;
const PATIENCE_MS = 1_500;
const MOST_AROUND = 4;
const isRing = ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
const isRinged = (element) => {
  for (let around = element, steps = 0; around !== null && steps < MOST_AROUND; around = around.parentElement, steps++) {
    const style = getComputedStyle(around);
    if (isRing(style) || (around === element && style.boxShadow !== 'none')) {
      return true;
    }
  }
  return false;
};
const isInWindow = ({ top, right, bottom, left }) => bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;

const element = document.activeElement;
const until = performance.now() + PATIENCE_MS;
const look = () => {
  if (element === null || element === document.body) {
    done(null);
    return;
  }
  const isSeen = isRinged(element) && isInWindow(element.getBoundingClientRect());
  if (isSeen || performance.now() > until) {
    const { top, left } = element.getBoundingClientRect();
    done({ name: `${element.outerHTML.slice(0, 160)} at ${left}, ${top}`, isSeen });
  } else {
    setTimeout(look, 20);
  }
};
look();
