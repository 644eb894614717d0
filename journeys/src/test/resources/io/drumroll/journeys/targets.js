// The things on a page that a thumb is to hit and that are smaller than 44 px either way: buttons, fields, links of a menu.
const SMALLEST_PX = 44;
const ROUNDED_PX = 0.5;
const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
// what is clipped away is there for the keyboard and for those who listen
const isClipped = (element) => getComputedStyle(element).clipPath !== 'none';
const HIDDEN = '.visually-hidden, .skip, [aria-hidden="true"], [inert]';
return [...document.querySelectorAll('button, nav a[href], a.button, select, textarea, input:not([type="checkbox"]):not([type="radio"])')]
  .filter((element) => isShown(element) && !isClipped(element) && element.closest(HIDDEN) === null)
  .map((element) => ({ element, box: element.getBoundingClientRect() }))
  .filter(({ box }) => Math.min(box.width, box.height) < SMALLEST_PX - ROUNDED_PX)
  .map(({ element, box }) => `${Math.round(box.width)} x ${Math.round(box.height)} px: ${element.outerHTML.slice(0, 160)}`);
