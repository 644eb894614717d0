import { render } from 'preact';
import { choose, Dictionary, language } from '../kit/language';
import { startRouter } from '../kit/router';
import { findSession } from '../kit/session';
import { App } from './App';
import { askHomeAhead } from './browse/Home';
import { askProductAhead } from './browse/ProductPage';
import { askFestivalAhead, askRatesAhead } from './festival';

/** English stands in for a language that can't be loaded, and a stranger for a session that can't be found out. */
async function start(): Promise<void> {
  const root = document.getElementById('app');
  if (root === null) {
    throw new Error('the page has no #app');
  }
  startRouter();
  void findSession().catch(() => 'unknown');
  askPageAhead(location.pathname);
  await Dictionary.loadAll(language());
  choose(language());
  root.textContent = '';
  render(<App />, root);
}

/** What the page at an address shows first, while its words are on their way. */
function askPageAhead(path: string): void {
  const product = /^\/p\/(\d{1,15})$/.exec(path)?.[1];
  askFestivalAhead();
  askRatesAhead();
  if (path === '/') {
    askHomeAhead();
  } else if (product !== undefined) {
    askProductAhead(Number(product));
  }
}

void start();
