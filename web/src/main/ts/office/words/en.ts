/** What stands around the pages of those who work at the festival. */
export const en = {
  shop: 'To the shop',
  signIn: 'Sign in',
  signInFirst: 'Sign in to go on.',
  signOut: 'Sign out',
  places: 'Places',
  notYours: 'This place is for others.',
  notYoursHint: 'Your account has no part in it. Ask an operator, or sign in as somebody else.',
  reason: 'Reason',
  reasonHint: 'Goes into the audit trail.',
  reasonNeeded: 'Say why: others will read it later.',
  signedInAs: (name: string) => `Signed in as ${name}`,
  upToDate: (when: string) => `As of ${when}`,
};

export type OfficeWords = typeof en;
