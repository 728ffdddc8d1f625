// The findings a person has: those that name them, with the one statement they may make, and those told to the body they lead.
import type { OwnFinding } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { WhyPanel } from '../../components/why-panel.tsx';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { MadePapers } from '../documents/documents-part.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import type { OnWhy } from './findings-part.tsx';
import { useDone, word } from './inspection-acts.tsx';
import { FindingMark } from './inspection-words.tsx';
import { StatementLine } from './statement-line.tsx';

function Card({ one, onWhy, onState }: { one: OwnFinding; onWhy: OnWhy; onState: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby={`finding-${one.id}`}>
      <h3 id={`finding-${one.id}`}>
        {one.organName}：{one.facts}
      </h3>
      <dl className="lines wide">
        <FactLine label={t('inspections.title')}>
          {t('inspections.mine.round', {
            issuer: one.issuerName,
            title: one.inspectionTitle,
            number: one.number,
            on: one.toldOn,
          })}
        </FactLine>
        <FactLine label={t('inspections.findingState')}>
          <FindingMark finding={one} /> {t('inspections.dueOn', { on: one.dueOn })}
        </FactLine>
        <FactLine label={t('inspections.findingKind')}>
          {t(`inspections.findingKinds.${one.kind}`)} ·{' '}
          {t(`inspections.severities.${one.severity}`)}
        </FactLine>
        <FactLine label={t('inspections.clause')}>
          <button
            type="button"
            className="link-button"
            title={t('why.open')}
            onClick={(event) => onWhy(one.id, event.currentTarget)}
          >
            {one.clause.title}
          </button>
        </FactLine>
        <FactLine label={t('inspections.where')}>
          {one.foundOn} {one.place}
        </FactLine>
        {one.evidence.length > 0 && (
          <FactLine label={t('inspections.evidence')}>
            <ul className="said">
              {one.evidence.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          </FactLine>
        )}
        {one.person !== null && (
          <FactLine label={t('inspections.person')}>
            {one.person.post} {one.person.name}
            <div className="muted">{t('inspections.mine.noLabel')}</div>
          </FactLine>
        )}
        {one.carried !== null && (
          <FactLine label={t('inspections.carried')}>
            {one.carried.on} {one.carried.reason}
          </FactLine>
        )}
        <StatementLine statement={one.statement} />
        {one.statement === null && one.stateUntil !== null && (
          <FactLine label={t('inspections.statement')}>
            {t(one.maySay ? 'inspections.mine.until' : 'inspections.mine.untilOnly', {
              on: one.stateUntil,
            })}
          </FactLine>
        )}
      </dl>
      {one.maySay && (
        <div className="row no-print">
          <Button type="primary" onClick={onState}>
            {t('inspections.mine.state')}
          </Button>
        </div>
      )}
      {one.person !== null && <SealLine record={one.id} />}
    </section>
  );
}

function StateDialog({
  one,
  onDone,
  onClose,
}: {
  one: OwnFinding;
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const done = useDone(onDone);
  return (
    <ActDialog
      title={t('inspections.mine.stateTitle', { title: one.inspectionTitle, number: one.number })}
      lead={<p className="muted">{t('inspections.mine.stateNote')}</p>}
      fields={[
        {
          name: 'text',
          label: t('inspections.statement'),
          hint: t('inspections.mine.stateHint'),
          kind: 'long',
        },
      ]}
      submit={t('inspections.mine.state')}
      draftKey={`jinze.draft.finding.${one.id}.state`}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('inspections', 'state', {
          params: { findingId: one.id },
          body: { version: one.version, text: word(values, 'text') },
          idempotencyKey,
        });
        await done(t('inspections.mine.stated'));
      }}
    />
  );
}

/** How many wait for the person, before anything else. */
function useTitle(items: readonly OwnFinding[], led: readonly OwnFinding[]): string {
  const { t } = useTranslation();
  const count = items.filter(({ maySay }) => maySay).length;
  if (count > 0) return t('inspections.mine.toSay', { count });
  if (items.length > 0) return t('inspections.mine.some', { count: items.length });
  return led.length > 0
    ? t('inspections.mine.led', { count: led.length })
    : t('inspections.mine.none');
}

function Whole({ items, led }: { items: readonly OwnFinding[]; led: readonly OwnFinding[] }) {
  const { t } = useTranslation();
  const { why: shown } = useSearch({ from: '/app/inspections/mine' });
  const navigate = useNavigate();
  const opener = useRef<HTMLElement | null>(null);
  const [stating, setStating] = useState<string>();
  const [notice, setNotice] = useState('');
  const all = [...items, ...led];
  const why = all.find(({ id }) => id === shown)?.why;
  const one = items.find(({ id }) => id === stating);
  const showWhy = (key: string | undefined) =>
    void navigate({ to: '.', search: (old) => ({ ...old, why: key }), resetScroll: false });
  const card = (each: OwnFinding) => (
    <Card
      key={each.id}
      one={each}
      onState={() => setStating(each.id)}
      onWhy={(key, element) => {
        opener.current = element;
        showWhy(key);
      }}
    />
  );
  return (
    <div className="stack">
      <PageHead title={useTitle(items, led)} sub={t('inspections.mine.sub')} />
      {notice !== '' && <Notice>{notice}</Notice>}
      <div className={why === undefined ? 'with-panel' : 'with-panel open'}>
        <div className="stack">
          {all.length === 0 && (
            <EmptyState title={t('inspections.mine.none')} hint={t('inspections.mine.noneHint')} />
          )}
          {items.map(card)}
          {led.length > 0 && <h2>{t('inspections.mine.ledHead')}</h2>}
          {led.map(card)}
        </div>
        {why !== undefined && (
          <WhyPanel
            why={why}
            clauseAddress={clauseAddress}
            paper={
              shown === undefined ? undefined : (
                <ConclusionPaper stream="inspection-finding" of={shown} part="own" />
              )
            }
            made={
              shown === undefined ? undefined : (
                <MadePapers stream="inspection-finding" of={shown} />
              )
            }
            onClose={() => {
              showWhy(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
      {one !== undefined && (
        <StateDialog
          one={one}
          onClose={() => setStating(undefined)}
          onDone={(words) => {
            setStating(undefined);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}

export function OwnFindingsPage() {
  const query = useQuery({
    queryKey: ['inspections', 'mine'],
    queryFn: () => call('inspections', 'mine', { query: {} }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole {...query.data} />;
}
