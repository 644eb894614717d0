import { render } from 'preact';
import { choose, Dictionary, language } from '../kit/language';
import { currentAddress, followHistory } from './address';
import { App } from './App';

/** A wall's language stands in its address, for nobody is there to choose it. */
async function start(): Promise<void> {
  const root = document.getElementById('app');
  if (root === null) {
    throw new Error('the page has no #app');
  }
  followHistory();
  const wanted = currentAddress().language ?? language();
  await Dictionary.loadAll(wanted);
  choose(wanted);
  root.textContent = '';
  render(<App />, root);
}

void start();
