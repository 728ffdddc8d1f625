// What one’s own side says on an item that is judged, and what shows it; emptied, it is taken back.
import type { Assessed, AssessedFact } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { type Cited, EvidenceChoice } from '../../components/evidence-choice.tsx';
import { besideDraft, useDraft } from '../../components/use-draft.ts';
import { linesOf } from './fact-words.ts';

/** What was cited before, and what was named. */
function citedBefore({ said }: AssessedFact) {
  const shown = said?.evidence ?? [];
  const records = shown.flatMap(({ kind, id, title }): Cited[] =>
    kind === 'document' || id === null ? [] : [{ kind, id, title }],
  );
  const documents = shown.flatMap(({ kind, title }) => (kind === 'document' ? [title] : []));
  return { records, documents };
}

export function SayDialog({
  one,
  fact,
  onClose,
  onDone,
}: {
  one: Assessed;
  fact: AssessedFact;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const draftKey = `jinze.draft.say.${one.id}.${fact.fact}`;
  const before = citedBefore(fact);
  const [{ records }, setChosen] = useDraft<{ readonly records: readonly Cited[] }>(
    besideDraft(draftKey, 'records'),
    { records: before.records },
  );
  const params = { subjectId: one.id };
  return (
    <ActDialog
      title={t('assessments.sayOn', { asks: fact.asks })}
      draftKey={draftKey}
      lead={<p className="muted">{t('assessments.sayHint')}</p>}
      initial={{
        // The page beside it has a statement of its own.
        itemStatement: fact.said?.statement ?? '',
        documents: before.documents.join('\n'),
      }}
      fields={[
        {
          name: 'itemStatement',
          label: t('assessments.itemStatement'),
          hint: t('assessments.itemStatementHint'),
          kind: 'long',
          isOptional: true,
        },
        {
          name: 'documents',
          label: t('assessments.documents'),
          hint: t('assessments.evidenceHint'),
          kind: 'long',
          isOptional: true,
        },
      ]}
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const statement = values['itemStatement'] ?? '';
        await call('assessments', 'say', {
          params,
          body: {
            version: one.version,
            fact: fact.fact,
            statement,
            records: records.map(({ kind, id }) => ({ kind, id })),
            documents: linesOf(values['documents']),
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['assessments'] });
        onDone(t(statement.trim() === '' ? 'assessments.sayTakenBack' : 'assessments.saySaved'));
      }}
    >
      <EvidenceChoice
        id="say-records"
        label={t('assessments.ownRecords')}
        hint={t('assessments.ownRecordsHint')}
        queryKey={['held-evidence', one.id]}
        read={(query) => call('assessments', 'heldEvidence', { params, query })}
        chosen={records}
        onChange={(next) => setChosen({ records: next })}
      />
    </ActDialog>
  );
}
