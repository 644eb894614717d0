// Finds a thing on the page by what it is called, as somebody who looks at it or hears it read out does.
// Arguments: what kind of thing, and its name; a name that ends with … is the beginning of one. Of several the first.
const [kind, wanted] = arguments;
const KINDS = {
  press: 'button, a[href], summary, [role="button"], [role="option"]',
  field: 'input:not([type="checkbox"]):not([type="radio"]):not([type="file"]), textarea',
  choice: 'select',
  tick: 'input[type="checkbox"], input[type="radio"]',
};
const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const textOf = (id) => document.getElementById(id)?.textContent;
const nameOf = (element) =>
  plain(
    element.getAttribute('aria-label') ??
      element.getAttribute('aria-labelledby')?.split(' ').map(textOf).join(' ') ??
      (element.labels?.length > 0 ? element.labels[0].textContent : element.textContent),
  );
const isCalled = (name) =>
  wanted.endsWith('…') ? name.startsWith(wanted.slice(0, -1).trim()) : name === wanted || name === `${wanted} (optional)`;
const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;

const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
const found = [...scope.querySelectorAll(KINDS[kind])].find(
  (element) => !element.disabled && isCalled(nameOf(element)) && (kind === 'tick' || isShown(element)),
);
return kind === 'tick' ? (found?.closest('label') ?? found ?? null) : (found ?? null);
