// What each kind of document is called.
import type { DocumentKind } from '@jinze/contracts';

export const KIND_NAMES: Readonly<Record<DocumentKind, string>> = {
  'task-notice': '督办通知',
  'listed-supervision-notice': '挂牌督办通知',
  'talk-minutes': '约谈纪要',
};
