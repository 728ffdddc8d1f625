// One mark to give: what it is judged by, the mark with its reason and what it rests on; saved in place.
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { ActError } from '../../components/feedback.tsx';
import { StateMark } from '../../components/marks.tsx';
import { useDraft } from '../../components/use-draft.ts';
import { Beside, type ScoringLine, type ScoringSubject } from './beside-mark.tsx';
import type { OpenRecord } from './cited-record-dialog.tsx';
import { type EnteredValue, FactInput, isWhole } from './fact-input.tsx';
import { clauseNo } from './fact-words.ts';

/** As long as a document’s name may be. */
const NAME_MOST = 120;

export const idOf = (line: ScoringLine) => `mark-${line.subjectId}-${line.fact}`;

interface Marking {
  readonly value?: EnteredValue;
  readonly reason: string;
  readonly evidence: readonly string[];
}

/** Saved in place; what is typed stays until it is. */
function useMark(line: ScoringLine) {
  const queryClient = useQueryClient();
  const key = `jinze.draft.mark.${line.subjectId}.${line.fact}`;
  const begun: Marking = {
    reason: line.reason ?? '',
    evidence: line.evidence,
    ...(line.value === null ? {} : { value: line.value as EnteredValue }),
  };
  const [draft, setDraft] = useDraft<Marking>(key, begun);
  const [act, setAct] = useState(newKey);
  const [state, setState] = useState<{ isBusy: boolean; isShort: boolean; error: unknown }>({
    isBusy: false,
    isShort: false,
    error: null,
  });
  const isChanged =
    draft.reason !== begun.reason ||
    JSON.stringify([draft.value, draft.evidence]) !== JSON.stringify([begun.value, begun.evidence]);
  const save = async () => {
    if (!isWhole(draft.value) || draft.reason.trim() === '') {
      setState({ isBusy: false, isShort: true, error: null });
      return;
    }
    setState({ isBusy: true, isShort: false, error: null });
    try {
      await call('assessments', 'mark', {
        params: { subjectId: line.subjectId },
        body: {
          itemId: line.itemId,
          fact: line.fact,
          value: draft.value as never,
          reason: draft.reason,
          evidence: [...draft.evidence],
        },
        idempotencyKey: act,
      });
      setAct(newKey());
      await queryClient.invalidateQueries({ queryKey: ['assessments'] });
      setState({ isBusy: false, isShort: false, error: null });
    } catch (error) {
      setState({ isBusy: false, isShort: false, error });
    }
  };
  return { draft, setDraft, state, isChanged, save };
}

/** The mark, its reason, and what it rests on: chosen from what lies beside it, or named. */
function MarkFields({
  line,
  draft,
  setDraft,
  state,
}: { line: ScoringLine } & Pick<ReturnType<typeof useMark>, 'draft' | 'setDraft' | 'state'>) {
  const { t } = useTranslation();
  const id = idOf(line);
  const titles = [
    ...(line.said?.evidence ?? []),
    ...line.beside.flatMap((one) => one.evidence),
  ].map(({ title }) => title.slice(0, NAME_MOST));
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{line.asks}</label>
        <FactInput
          id={id}
          asked={line}
          labelOf={clauseNo}
          value={draft.value}
          onChange={(value) =>
            setDraft(({ reason, evidence }) => ({
              reason,
              evidence,
              ...(value === undefined ? {} : { value }),
            }))
          }
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('assessments.reason')}</label>
        <Input.TextArea
          id={`${id}-reason`}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={2000}
          value={draft.reason}
          onChange={(event) => setDraft((old) => ({ ...old, reason: event.target.value }))}
        />
        {state.isShort && <span className="error">{t('assessments.markShort')}</span>}
      </div>
      <div className="field">
        <label htmlFor={`${id}-evidence`}>{t('assessments.markEvidence')}</label>
        <Select
          id={`${id}-evidence`}
          mode="tags"
          maxCount={50}
          maxTagTextLength={16}
          placeholder={t('assessments.markEvidenceHint')}
          value={[...draft.evidence]}
          options={[...new Set(titles)].map((title) => ({ value: title, label: title }))}
          onChange={(evidence: string[]) =>
            setDraft((old) => ({
              ...old,
              evidence: evidence
                .map((one) => one.trim().slice(0, NAME_MOST))
                .filter((one) => one !== ''),
            }))
          }
        />
      </div>
    </>
  );
}

export function MarkRow({
  line,
  subject,
  onOpen,
}: {
  line: ScoringLine;
  subject: ScoringSubject | undefined;
  onOpen: (open: OpenRecord) => void;
}) {
  const { t } = useTranslation();
  const mark = useMark(line);
  const { state, isChanged, save } = mark;
  return (
    <li className="mark-row">
      <div className="mark-head">
        <h3>{line.subjectName}</h3>
        {line.value === null ? (
          <StateMark state="not-yet-due" text={t('assessments.notGiven')} />
        ) : (
          <StateMark state="met" text={t('assessments.givenMark')} />
        )}
      </div>
      <Beside line={line} subject={subject} onOpen={onOpen} />
      <div className="mark-form stack tight">
        <MarkFields line={line} {...mark} />
        <Button
          type={isChanged ? 'primary' : 'default'}
          disabled={!isChanged}
          loading={state.isBusy}
          aria-label={t('assessments.saveMark', { subject: line.subjectName, item: line.title })}
          onClick={() => void save()}
        >
          {t('common.save')}
        </Button>
        <ActError error={state.error} />
      </div>
    </li>
  );
}
