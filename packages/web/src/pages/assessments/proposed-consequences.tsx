// What follows from a proposed result, by the scheme or as people said where the scheme leaves it open.
import type { Id } from '@jinze/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { StateMark } from '../../components/marks.tsx';

type Proposal = Awaited<ReturnType<typeof call<'assessments', 'proposal'>>>;
type Consequence = Proposal['items'][number]['consequences'][number];

export interface WhoseConsequences {
  readonly subjectId: Id<'assessed'>;
  readonly version: number;
  readonly name: string;
  readonly consequences: readonly Consequence[];
}

function ConsequenceDialog({
  line,
  one,
  onClose,
  onDone,
}: {
  line: WhoseConsequences;
  one: Consequence;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('assessments.decideFollows', { name: line.name })}
      draftKey={`jinze.draft.follows.${line.subjectId}.${one.place}`}
      lead={
        <>
          <p className="entry-text">{one.text}</p>
          <p className="muted">{t('assessments.decideFollowsHint')}</p>
        </>
      }
      fields={[
        {
          name: 'follows',
          label: t('assessments.decision'),
          kind: 'choice',
          choices: [
            { value: 'yes', label: t('assessments.follows') },
            { value: 'no', label: t('assessments.followsNot') },
          ],
        },
        { name: 'reason', label: t('assessments.reason'), kind: 'long' },
      ]}
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('assessments', 'chooseConsequence', {
          params: { subjectId: line.subjectId },
          body: {
            version: line.version,
            place: one.place,
            follows: values['follows'] === 'yes',
            reason: values['reason'] ?? '',
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['assessments'] });
        onDone(t('assessments.followsDecided', { name: line.name }));
      }}
    />
  );
}

export function ProposedConsequences({
  line,
  onDone,
}: {
  line: WhoseConsequences;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Consequence>();
  return (
    <>
      {line.consequences.map((one) => (
        <span className="under" key={one.place}>
          {one.follows === null ? (
            <StateMark state="to-judge" text={t('assessments.followsOpen', { text: one.text })} />
          ) : (
            t(one.follows ? 'assessments.followsAs' : 'assessments.followsNotAs', {
              text: one.text,
            })
          )}
          {one.choice !== null && (
            <span className="under">{t('assessments.decidedAs', one.choice)}</span>
          )}
          {one.mayDecide && (
            <Button
              className="start no-print"
              size="small"
              aria-label={t('assessments.decideWhich', { name: line.name, text: one.text })}
              onClick={() => setOpen(one)}
            >
              {t('assessments.decideOne')}
            </Button>
          )}
        </span>
      ))}
      {open !== undefined && (
        <ConsequenceDialog
          line={line}
          one={open}
          onClose={() => setOpen(undefined)}
          onDone={(words) => {
            setOpen(undefined);
            onDone(words);
          }}
        />
      )}
    </>
  );
}
