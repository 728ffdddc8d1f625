// One case: what happened and on what basis, the people in it and how far each is, who may open it, its course.
import type { AccountabilityCase } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { CasePage } from '../../components/case-page.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import { CaseStateMark } from './accountability-words.tsx';
import { AddPersonDialog } from './add-person-dialog.tsx';
import {
  AddMemberDialog,
  type CaseActProps,
  type CaseDialog,
  ChangeDialog,
  CloseDialog,
  FreezeDialog,
  WithdrawDialog,
} from './case-acts.tsx';
import { SheetList } from './cases-page.tsx';
import { useActed } from './use-acted.ts';

const DIALOGS: Readonly<Record<CaseDialog, (props: CaseActProps) => ReactNode>> = {
  'add-person': AddPersonDialog,
  freeze: FreezeDialog,
  'add-member': AddMemberDialog,
  change: ChangeDialog,
  close: CloseDialog,
  withdraw: WithdrawDialog,
};
const ORDER: readonly CaseDialog[] = [
  'add-person',
  'freeze',
  'add-member',
  'change',
  'close',
  'withdraw',
];

/** A department handles cases of accidents it has no register of. */
function AccidentLink({ accident }: { accident: NonNullable<AccountabilityCase['accident']> }) {
  const session = useSession();
  const name = `${accident.occurredOn} ${accident.name}`;
  return may(session, 'accidents.accident') ? (
    <Link to="/accidents/$accidentId" params={{ accidentId: accident.id }}>
      {name}
    </Link>
  ) : (
    name
  );
}

function CaseNamed({ line }: { line: NonNullable<AccountabilityCase['reopens']> }) {
  const name = `${line.openedOn} ${line.title}`;
  return line.mayOpen ? (
    <Link to="/accountability/cases/$caseId" params={{ caseId: line.id }}>
      {name}
    </Link>
  ) : (
    name
  );
}

function Facts({ opened }: { opened: AccountabilityCase }) {
  const { t } = useTranslation();
  const frozen = opened.worksheets.filter(({ frozenAt }) => frozenAt !== null).length;
  return (
    <dl className="lines wide">
      <FactLine label={t('accountability.state')}>
        <CaseStateMark state={opened.state} />
      </FactLine>
      <FactLine label={t('accountability.origin')}>
        {opened.accident === null ? (
          t(`accountability.origins.${opened.origin}`)
        ) : (
          <AccidentLink accident={opened.accident} />
        )}
        {opened.originReference !== null && ` ${opened.originReference}`}
      </FactLine>
      <FactLine label={t('accountability.basisDocument')}>{opened.basisDocument}</FactLine>
      <FactLine label={t('accountability.facts')}>{opened.facts}</FactLine>
      <FactLine label={t('accountability.quorum')}>
        {opened.quorum === null
          ? t('accountability.noQuorum')
          : t('accountability.quorumOf', { count: opened.quorum })}
      </FactLine>
      <FactLine label={t('accountability.evidence')}>
        {t('accountability.frozenOf', { frozen, all: opened.worksheets.length })}
      </FactLine>
      {opened.reopens !== null && (
        <FactLine label={t('accountability.reopens')}>
          <CaseNamed line={opened.reopens} />
        </FactLine>
      )}
      {opened.reopenedBy.map((line) => (
        <FactLine key={line.id} label={t('accountability.reopenedBy')}>
          <CaseNamed line={line} />
        </FactLine>
      ))}
      {opened.endedReason !== null && (
        <FactLine label={t('accountability.endReason')}>{opened.endedReason}</FactLine>
      )}
    </dl>
  );
}

function Members({
  opened,
  onDone,
}: {
  opened: AccountabilityCase;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const [ending, setEnding] = useState<AccountabilityCase['members'][number]>();
  return (
    <section className="card stack">
      <h2>{t('accountability.members')}</h2>
      <ul className="entries">
        {opened.members.map((member) => (
          <li key={member.id}>
            <div className="entry-head">
              <h3>{member.name}</h3>
              {member.endedAt === null && opened.may.includes('end-member') && (
                <Button size="small" onClick={() => setEnding(member)}>
                  {t('accountability.endMember')}
                </Button>
              )}
            </div>
            <p className="muted">
              {t('accountability.memberLine', {
                from: member.from,
                until: member.until,
                basis: member.basis,
              })}
              {member.endedAt !== null &&
                ` · ${t('accountability.memberEnded', {
                  by: member.endedBy ?? '',
                  at: writtenInstant(member.endedAt),
                })}`}
            </p>
          </li>
        ))}
      </ul>
      {ending !== undefined && (
        <ActDialog
          title={t('accountability.endMemberTitle', { name: ending.name })}
          fields={[]}
          lead={<p>{t('accountability.endMemberNote')}</p>}
          submit={t('accountability.endMember')}
          onClose={() => setEnding(undefined)}
          onSubmit={async (_, idempotencyKey) => {
            await call('accountability', 'endMember', {
              params: { caseId: opened.id },
              body: { version: opened.version, memberId: ending.id },
              idempotencyKey,
            });
            setEnding(undefined);
            await acted(t('accountability.caseDone.end-member'));
          }}
        />
      )}
    </section>
  );
}

function Whole({ opened }: { opened: AccountabilityCase }) {
  const { t } = useTranslation();
  const session = useSession();
  const [dialog, setDialog] = useState<CaseDialog>();
  const [notice, setNotice] = useState('');
  const acts = ORDER.filter((act) => opened.may.includes(act));
  const Open = dialog === undefined ? undefined : DIALOGS[dialog];
  const undecided = opened.worksheets.filter(
    ({ state }) => state !== 'decided' && state !== 'dropped',
  ).length;
  const title =
    opened.state !== 'open'
      ? t(`accountability.caseIs.${opened.state}`, { title: opened.title })
      : opened.worksheets.length === 0
        ? t('accountability.caseIs.empty', { title: opened.title })
        : undecided === 0
          ? t('accountability.caseIs.decided', { title: opened.title })
          : t('accountability.caseIs.open', { title: opened.title, count: undecided });
  return (
    <div className="stack">
      <PageHead
        title={title}
        sub={t('accountability.caseSub', { office: opened.office, on: opened.openedOn })}
      >
        <Link to="/accountability">{t('menu.accountability')}</Link>
        {may(session, 'evidence-files.case') && (
          <Link to="/evidence-files/cases/$caseId" params={{ caseId: opened.id }}>
            {t('evidenceFiles.title')}
          </Link>
        )}
        {opened.state === 'closed' && may(session, 'accountability.open') && (
          <Link to="/accountability/new" search={{ reopens: opened.id, title: opened.title }}>
            {t('accountability.reopen')}
          </Link>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <CasePage
        facts={<Facts opened={opened} />}
        timelineTitle={t('accountability.course')}
        timeline={opened.steps.map((step) => ({
          on: step.on,
          what: `${[t(`accountability.caseSteps.${step.act as 'open'}`), step.documentNo, step.note]
            .filter((part) => part !== null && part !== '')
            .join(' ')}${t('accountability.stepBy', {
            by: step.recordedBy,
            at: writtenInstant(step.recordedAt),
          })}`,
        }))}
        decision={
          acts.length === 0
            ? undefined
            : acts.map((act, index) => (
                <Button
                  key={act}
                  type={index === 0 ? 'primary' : 'default'}
                  onClick={() => setDialog(act)}
                >
                  {t(`accountability.caseActs.${act}`)}
                </Button>
              ))
        }
      />
      <section className="card stack">
        <h2>{t('accountability.people')}</h2>
        <p className="muted">{t('accountability.peopleNote')}</p>
        {opened.worksheets.length === 0 ? (
          <p className="muted">{t('accountability.nobodyYet')}</p>
        ) : (
          <SheetList items={opened.worksheets} isWithinCase />
        )}
      </section>
      <Members opened={opened} onDone={setNotice} />
      {Open !== undefined && (
        <Open
          opened={opened}
          onClose={() => setDialog(undefined)}
          onDone={(words) => {
            setDialog(undefined);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}

export function AccountabilityCasePage() {
  const { caseId } = useParams({ from: '/app/accountability/cases/$caseId' });
  const query = useQuery({
    queryKey: ['accountability', 'case', caseId],
    queryFn: () => call('accountability', 'case', { params: { caseId: caseId as never } }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole opened={query.data} />;
}
