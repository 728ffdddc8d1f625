// How the handovers module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const handoversErrors = {
  'handovers.not-open': {
    status: 409,
    zh: '这次交接已经办结或撤回，请看最新情况。',
    en: 'This handover is closed or withdrawn; look at its newer state.',
  },
  'handovers.side-missing': {
    status: 409,
    zh: '这一方还没有人：接任的人到任登记后才能签字。',
    en: 'Nobody is on this side yet; record who takes the post first.',
  },
  'handovers.already-signed': {
    status: 409,
    zh: '这一方已经签过字。',
    en: 'This side has signed already.',
  },
  'handovers.matters-changed': {
    status: 409,
    zh: '交接事项刚有变化，请看过最新的再签字。',
    en: 'What is handed over has just changed; look at it again before you sign.',
  },
  'handovers.not-a-party': {
    status: 403,
    zh: '只有交出和接任的两个人能签字；其他人请用纸质登记或监交。',
    en: 'Only the one who leaves and the one who comes sign; use paper or supervision for others.',
  },
  'handovers.future-date': {
    status: 422,
    zh: '日期晚于今天，请核对。',
    en: 'The day is in the future.',
  },
  'handovers.before-effect': {
    status: 422,
    zh: '监交日期早于离任日期 {on}，请核对。',
    en: 'The day is before the last day in office, {on}.',
  },
  'handovers.waits-for-incoming': {
    status: 409,
    zh: '离任者一方已经办妥，要等接任者到任后才能办结。',
    en: 'The side of who leaves is done; it ends once somebody has come.',
  },
  'handovers.note-needed': {
    status: 422,
    zh: '理由选“其他”的，请写明情况。',
    en: 'With the reason “other”, say what happened.',
  },
} as const satisfies ErrorTable;

export const handoversConstraints: Readonly<Record<string, string>> = {
  signature_once: 'handovers.already-signed',
  handover_outgoing: 'http.version-conflict',
  handover_incoming: 'http.version-conflict',
};
