// The facts of a subject: what is known, from where, who said it and why; what is missing comes first.
import type { Assessed, AssessedFact } from '@jinze/contracts';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { StateMark } from '../../components/marks.tsx';
import { type FactAct, FactDialog } from './fact-dialog.tsx';
import { factWord } from './fact-words.ts';
import { SayDialog } from './say-dialog.tsx';
import { ShownList } from './shown-list.tsx';

const PERSONS = ['scorer', 'office'];

function Contested({ fact }: { fact: AssessedFact }) {
  const { t } = useTranslation();
  const { contest } = fact;
  if (contest === null) return null;
  return (
    <span className="under">
      <StateMark
        state={contest.state === 'open' ? 'to-judge' : contest.state === 'upheld' ? 'met' : 'ended'}
        text={t(`assessments.contestStates.${contest.state}`)}
      />{' '}
      <span className="muted small">
        {contest.decision === null
          ? contest.reason
          : t('assessments.decidedAs', {
              by: contest.decision.by,
              reason: contest.decision.reason,
            })}
      </span>
    </span>
  );
}

/** Where the value is from: recorded by the system, or who said it when and why. */
function From({ fact }: { fact: AssessedFact }) {
  const { t } = useTranslation();
  if (fact.source === null) return null;
  return (
    <span className="under muted small">
      {t(`assessments.sources.${fact.source}`)}
      {fact.by !== null && ` · ${fact.by}`}
      {fact.recordedAt !== null && ` · ${writtenInstant(fact.recordedAt)}`}
      {fact.because !== null && ` · ${fact.because}`}
      {fact.evidence.length > 0 &&
        ` · ${t('assessments.shownBy', { what: fact.evidence.join('、') })}`}
    </span>
  );
}

/** Of what is judged: what its own side says on it. */
function Said({ fact: { said } }: { fact: AssessedFact }) {
  const { t } = useTranslation();
  if (said === null) return null;
  return (
    <div className="said-on-item">
      {t('assessments.saidBy', { by: said.by, text: said.statement })}
      <ShownList shown={said.evidence} />
    </div>
  );
}

function actsOf(fact: AssessedFact, one: Assessed): readonly FactAct[] {
  return [
    ...(fact.mayEnter ? (['enter'] as const) : []),
    ...(one.may.includes('moderate') ? (['moderate'] as const) : []),
    ...(fact.mayContest ? (['contest'] as const) : []),
  ];
}

function Row({
  fact,
  one,
  onAct,
}: {
  fact: AssessedFact;
  one: Assessed;
  onAct: (act: FactAct | 'say') => void;
}) {
  const { t } = useTranslation();
  const say = t(fact.said === null ? 'assessments.say' : 'assessments.sayAgain');
  const values = one.marks.filter((mark) => mark.fact === fact.fact);
  const isDiffering =
    fact.value === null && new Set(values.map(({ value }) => JSON.stringify(value))).size > 1;
  return (
    <tr>
      <td className="head">
        <div className="cell">
          {fact.asks}
          <span className="under muted small">
            {fact.items.map(({ title }) => title).join('；')}
          </span>
        </div>
      </td>
      <td data-label={t('assessments.known')}>
        <div className="cell">
          {fact.isWithheld ? (
            <span className="muted">{t('assessments.withheld')}</span>
          ) : fact.value === null ? (
            <StateMark state="cannot-tell" text={t('assessments.fact.unknown')} />
          ) : (
            factWord(fact.value, fact.kind, t)
          )}
          {isDiffering && (
            <span className="under">
              <StateMark state="to-judge" text={t('assessments.marksDiffer')} />
            </span>
          )}
          <From fact={fact} />
          {fact.asTold !== null && (
            <span className="under muted small">
              {t('assessments.toldAs', { value: factWord(fact.asTold.value, fact.kind, t) })}
            </span>
          )}
          <Contested fact={fact} />
          <Said fact={fact} />
        </div>
      </td>
      <td className="choice no-print">
        <div className="cell">
          <div className="row">
            {fact.maySay && (
              <Button size="small" aria-label={`${say}：${fact.asks}`} onClick={() => onAct('say')}>
                {say}
              </Button>
            )}
            {actsOf(fact, one).map((act) => (
              <Button
                key={act}
                size="small"
                aria-label={`${t(`assessments.factActs.${act}`)}：${fact.asks}`}
                onClick={() => onAct(act)}
              >
                {t(`assessments.factActs.${act}`)}
              </Button>
            ))}
          </div>
        </div>
      </td>
    </tr>
  );
}

const SHOWN = ['open', 'judged', 'system', 'all'] as const;

export function FactsList({
  one,
  begin = 'all',
  onDone,
}: {
  one: Assessed;
  begin?: (typeof SHOWN)[number];
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<(typeof SHOWN)[number]>(begin);
  const [open, setOpen] = useState<{ fact: AssessedFact; act: FactAct | 'say' }>();
  const isSystem = ({ from }: AssessedFact) => from !== null && !PERSONS.includes(from);
  const groups = {
    open: one.facts.filter((fact) => fact.value === null && !fact.isWithheld),
    judged: one.facts.filter(({ from }) => from === 'scorer'),
    system: one.facts.filter((fact) => isSystem(fact) && fact.value !== null),
    all: one.facts,
  };
  const rows = groups[shown];
  const done = (words: string) => {
    setOpen(undefined);
    onDone(words);
  };
  return (
    <section className="stack tight">
      <h2>{t('assessments.facts', { count: one.facts.length })}</h2>
      <Segmented
        value={shown}
        onChange={setShown}
        options={SHOWN.filter((value) => value !== 'judged' || groups.judged.length > 0).map(
          (value) => ({
            value,
            label: t(`assessments.factGroups.${value}`, { count: groups[value].length }),
          }),
        )}
      />
      {shown === 'judged' && rows.some(({ maySay }) => maySay) && (
        <p className="enough">{t('assessments.judgedNote')}</p>
      )}
      {shown === 'system' && <p className="enough">{t('assessments.systemHas')}</p>}
      <div className="table-frame">
        {rows.length === 0 ? (
          <p className="muted pad">{t('assessments.noFacts')}</p>
        ) : (
          <table className="plain cards facts-table">
            <caption className="visually-hidden">{t('assessments.factTitle')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('assessments.factTitle')}</th>
                <th scope="col">{t('assessments.known')}</th>
                <th scope="col" className="no-print">
                  <span className="visually-hidden">{t('assessments.does')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((fact) => (
                <Row
                  key={fact.fact}
                  fact={fact}
                  one={one}
                  onAct={(act) => setOpen({ fact, act })}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      {open?.act === 'say' && (
        <SayDialog one={one} fact={open.fact} onClose={() => setOpen(undefined)} onDone={done} />
      )}
      {open !== undefined && open.act !== 'say' && (
        <FactDialog
          one={one}
          fact={open.fact}
          act={open.act}
          onClose={() => setOpen(undefined)}
          onDone={done}
        />
      )}
    </section>
  );
}
