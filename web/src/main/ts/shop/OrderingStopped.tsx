import { Notice } from '../kit/ui';
import type { Festival } from './festival';
import { words } from './words';

/** That nobody can order for the moment, with what the operators say of it; nothing while orders are taken. */
export function OrderingStopped({ festival }: { readonly festival: Festival | undefined }) {
  const stop = festival?.stopped?.find((each) => each.switch === 'checkout');
  return stop === undefined ? null : <Notice kind="warn">{`${words().orderingStopped} ${stop.message}`.trim()}</Notice>;
}
