/** How a country writes its postal codes, and one of them as an example. */
interface PostalRule {
  readonly pattern: RegExp;
  readonly such: string;
}

const FIVE = /^\d{5}$/;
const FOUR = /^\d{4}$/;
const SIX = /^\d{6}$/;

/** Countries whose rule is plain; the codes of all others are taken as they are written. */
const RULES: Readonly<Record<string, PostalRule>> = {
  AT: { pattern: FOUR, such: '1010' },
  AU: { pattern: FOUR, such: '2000' },
  BE: { pattern: FOUR, such: '1000' },
  CH: { pattern: FOUR, such: '8001' },
  CN: { pattern: SIX, such: '100000' },
  DE: { pattern: FIVE, such: '10115' },
  DK: { pattern: FOUR, such: '1050' },
  ES: { pattern: FIVE, such: '28001' },
  FI: { pattern: FIVE, such: '00100' },
  FR: { pattern: FIVE, such: '75001' },
  IN: { pattern: /^\d{3} ?\d{3}$/, such: '110001' },
  IT: { pattern: FIVE, such: '00184' },
  JP: { pattern: /^\d{3}-?\d{4}$/, such: '100-0001' },
  KR: { pattern: FIVE, such: '03187' },
  NO: { pattern: FOUR, such: '0150' },
  PL: { pattern: /^\d{2}-?\d{3}$/, such: '00-001' },
  SE: { pattern: /^\d{3} ?\d{2}$/, such: '111 22' },
  SG: { pattern: SIX, such: '018956' },
  US: { pattern: /^\d{5}(-\d{4})?$/, such: '10001' },
};

/** A postal code as a country writes them; undefined where there is no plain rule. */
export function postalSuch(country: string): string | undefined {
  return RULES[country]?.such;
}

/** Whether a text can be a postal code of a country; none at all is right, as not every place has one. */
export function isPostalCode(country: string, text: string): boolean {
  const code = text.trim();
  return code === '' || (RULES[country]?.pattern.test(code) ?? true);
}
