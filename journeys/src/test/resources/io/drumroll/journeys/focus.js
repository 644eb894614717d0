// What has the focus, as a name of its own, and whether that can be seen: an outline or a ring of shadow, in the window.
const element = document.activeElement;
if (element === null || element === document.body) {
  return null;
}
const style = getComputedStyle(element);
const hasOutline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
const ringed = element.closest('label, .field, .tick, .search') ?? element;
const isRinged = style.boxShadow !== 'none' || (ringed !== element && getComputedStyle(ringed).outlineStyle !== 'none');
const box = element.getBoundingClientRect();
const isInWindow = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
return { name: element.outerHTML.slice(0, 160), isSeen: (hasOutline || isRinged) && isInWindow };
