import { render } from 'preact';
import { choose, Dictionary, language } from '../kit/language';
import { startRouter } from '../kit/router';
import { findSession } from '../kit/session';
import { App } from './App';

/** English stands in for a language that can't be loaded, and a stranger for a session that can't be found out. */
async function start(): Promise<void> {
  const root = document.getElementById('app');
  if (root === null) {
    throw new Error('the page has no #app');
  }
  startRouter();
  void findSession().catch(() => 'unknown');
  await Dictionary.loadAll(language());
  choose(language());
  root.textContent = '';
  render(<App />, root);
}

void start();
