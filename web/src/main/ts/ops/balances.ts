/** An account's balance in one currency. */
export interface Account {
  readonly account: string;
  readonly currency: string;
  readonly digits: number;
  readonly balanceMinor: number;
}

/** The accounts of one currency, with what they add up to. */
export interface Balances {
  readonly currency: string;
  readonly digits: number;
  readonly accounts: readonly Account[];
  /** Nothing, unless something is lost. In whole numbers of any size, as sums may leave what a number holds exactly. */
  readonly sumMinor: bigint;
}

/** A trial balance by currency, in the order in which the currencies come. */
export function balancesOf(accounts: readonly Account[]): readonly Balances[] {
  const byCurrency = new Map<string, Account[]>();
  accounts.forEach((account) => {
    byCurrency.set(account.currency, [...(byCurrency.get(account.currency) ?? []), account]);
  });
  return [...byCurrency].map(([currency, all]) => ({
    currency,
    digits: all[0]?.digits ?? 2,
    accounts: all,
    sumMinor: all.reduce((sum, { balanceMinor }) => sum + BigInt(balanceMinor), 0n),
  }));
}
