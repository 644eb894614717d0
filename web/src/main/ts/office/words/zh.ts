import type { OfficeWords } from './en';

export const zh: OfficeWords = {
  shop: '前往商城',
  signIn: '登录',
  signInFirst: '请先登录。',
  signOut: '退出登录',
  places: '页面',
  notYours: '您无权访问此页面。',
  notYoursHint: '您的账号没有相应权限，请联系运营人员或换一个账号登录。',
  reason: '原因',
  reasonHint: '将记入审计记录。',
  reasonNeeded: '请说明原因，以便日后查阅。',
  signedInAs: (name) => `当前账号：${name}`,
  upToDate: (when) => `截至 ${when}`,
};
