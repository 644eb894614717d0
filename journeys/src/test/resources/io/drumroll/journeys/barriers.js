// Looks for barriers by axe-core, which is there already. Arguments: 'all' for all rules of WCAG 2.2 AA, or 'colours' for contrast
// alone, and what Selenium calls with the answer: one line for each thing that is in somebody's way.
const [what, done] = arguments;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const rules = what === 'all' ? { 'target-size': { enabled: true } } : {};
const runOnly = what === 'all' ? { type: 'tag', values: TAGS } : { type: 'rule', values: ['color-contrast'] };
const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
const rest = async () => {
  await frame();
  await frame();
  const ending = document.getAnimations().filter((each) => each instanceof CSSTransition);
  await Promise.allSettled(ending.map((each) => each.finished));
};
const lines = ({ violations }) =>
  violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target, any }) => `${id}: ${help}: ${target.join(' ')} ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
// what was light a moment ago has to be dark altogether before its contrast counts
rest()
  .then(() => axe.run(document, { runOnly, resultTypes: ['violations'], rules }))
  .then((found) => { done(lines(found)); }, (error) => { done([String(error)]); });
