// Somebody takes a post: chosen among those on record, those who have left too, or somebody new.
import type { AppointmentHistory, PostHistory } from '@jinze/contracts';
import type { Manner } from '@jinze/kernel';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call } from '../api/client.ts';
import { today } from '../clock.ts';
import { ActDialog } from '../components/act-dialog.tsx';
import { orNull } from '../components/form-values.ts';
import { type Closing, listed, memberOf, useSharedFields } from './appointment-fields.ts';
import { KnownPerson } from './known-person.tsx';

export function AppointDialog({ post, onDone, onClose }: Closing & { post: PostHistory }) {
  const { t } = useTranslation();
  const { manner, member, document } = useSharedFields();
  const [known, setKnown] = useState<string>();
  /** Undefined until the server has asked about the name. */
  const [isAnother, setAnother] = useState<boolean>();
  const personOf = (name: string) =>
    known === undefined
      ? { name, ...(isAnother === true ? { isAnother } : {}) }
      : { id: known as AppointmentHistory['personId'] };
  return (
    <ActDialog
      title={t('posts.appointTitle', { post: post.title })}
      fields={[
        {
          name: 'name',
          label: t('posts.appointName'),
          hint: t('posts.appointHint'),
          isOptional: known !== undefined,
        },
        { name: 'from', label: t('posts.from'), kind: 'date' },
        manner,
        member,
        document,
        { name: 'fields', label: t('posts.fieldsLabel'), isOptional: true },
        { name: 'fieldsDocumentNo', label: t('posts.fieldsDocumentNo'), isOptional: true },
      ]}
      initial={{ from: today(), manner: 'full', member: 'unknown' }}
      submit={t('posts.appoint')}
      lead={
        <>
          <KnownPerson
            label={t('posts.appointKnown')}
            hint={t('posts.appointKnownHint')}
            value={known}
            onChange={setKnown}
          />
          {isAnother !== undefined && known === undefined && (
            <Checkbox checked={isAnother} onChange={(event) => setAnother(event.target.checked)}>
              {t('posts.appointAnother')}
            </Checkbox>
          )}
        </>
      }
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        try {
          await call('posts', 'appoint', {
            params: { postId: post.postId },
            body: {
              person: personOf(values['name'] ?? ''),
              from: (values['from'] ?? '') as never,
              manner: (values['manner'] ?? 'full') as Manner,
              documentNo: orNull(values['documentNo']),
              isCommitteeMember: memberOf(values['member']),
              portfolios: listed(values['fields']),
              portfolioDocumentNo: orNull(values['fieldsDocumentNo']),
            },
            idempotencyKey,
          });
        } catch (error) {
          if (error instanceof ApiError && error.code === 'posts.same-name') setAnother(false);
          throw error;
        }
        onDone(t('posts.appointedNotice'));
      }}
    />
  );
}
