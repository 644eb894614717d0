import { language } from '../kit/language';

const HAN = /\p{Script=Han}/u;

/**
 * A deal's own name, which its shop wrote in one language; undefined where that is in a script that readers of the page
 * may not know, so that what kind of deal it is says more.
 */
export function readableName(name: string | undefined): string | undefined {
  return name === undefined || name === '' || HAN.test(name) !== (language() === 'zh') ? undefined : name;
}
