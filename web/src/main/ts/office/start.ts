import type { ComponentType } from 'preact';
import { h, render } from 'preact';
import { choose, Dictionary, language } from '../kit/language';
import { startRouter } from '../kit/router';
import { findSession } from '../kit/session';

/** Starts a page of those who work at the festival; English stands in for a language that can't be loaded. */
export async function start(App: ComponentType): Promise<void> {
  const root = document.getElementById('app');
  if (root === null) {
    throw new Error('the page has no #app');
  }
  startRouter();
  void findSession().catch(() => 'unknown');
  await Dictionary.loadAll(language());
  choose(language());
  root.textContent = '';
  render(h(App, null), root);
}
