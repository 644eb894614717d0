import type { OfficeWords } from './en';

export const sv: OfficeWords = {
  shop: 'Till butiken',
  signIn: 'Logga in',
  signInFirst: 'Logga in för att fortsätta.',
  signOut: 'Logga ut',
  places: 'Sidor',
  notYours: 'Det här är för andra.',
  notYoursHint: 'Ditt konto har ingen del i det. Fråga en operatör, eller logga in som någon annan.',
  reason: 'Skäl',
  reasonHint: 'Hamnar i granskningsloggen.',
  reasonNeeded: 'Skriv varför: andra läser det senare.',
  signedInAs: (name) => `Inloggad som ${name}`,
  upToDate: (when) => `Per ${when}`,
};
