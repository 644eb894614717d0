import { useRates } from './festival';
import { useSettings } from './settings';
import type { Showing } from './showing';

/** What the pages show amounts in, as somebody chose it. */
export function useShowing(): Showing {
  const { currency } = useSettings();
  const rates = useRates().data?.rates ?? [];
  return { to: currency === '' ? rates[0] : rates.find((rate) => rate.currency === currency), rates };
}
