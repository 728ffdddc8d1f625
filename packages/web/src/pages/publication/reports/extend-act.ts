// Extending the term to answer: until when, why, and who in charge approved it.
import type { PublicReport } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { call } from '../../../api/client.ts';
import { type Simple, told, word } from './act-fields.tsx';

export const extendOf = ({ replyBy, extension }: PublicReport, t: TFunction): Simple => ({
  fields: [
    {
      name: 'to',
      label: t('publicReports.extendTo'),
      hint: t('publicReports.extendHint', {
        on: replyBy ?? '',
        until: extension?.until ?? '',
        days: extension?.days ?? '',
        basis: extension?.basis ?? '',
      }),
      kind: 'date',
    },
    {
      name: 'approvedBy',
      label: t('publicReports.extendApprovedBy'),
      hint: t('publicReports.extendApprovedByHint'),
    },
    { name: 'approverPost', label: t('publicReports.extendApproverPost') },
    { name: 'documentNo', label: t('publicReports.extendDocumentNo') },
    { name: 'reason', label: t('publicReports.reason'), kind: 'long' },
  ],
  note: told(t),
  send: (values, common, version) =>
    call('publicReports', 'extend', {
      ...common,
      body: {
        version,
        to: word(values, 'to') as never,
        approvedBy: word(values, 'approvedBy'),
        approverPost: word(values, 'approverPost'),
        documentNo: word(values, 'documentNo'),
        reason: word(values, 'reason'),
      },
    }),
});
