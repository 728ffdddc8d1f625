// One record as a document, with what it serves and why, its versions, and the acts on it.

import type { DutyRecord, Participant } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call, newKey } from '../../api/client.ts';
import { DocumentPage } from '../../components/document-page.tsx';
import { ActError, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { WhyPanel } from '../../components/why-panel.tsx';
import { may, useSession } from '../../shell/session.ts';
import { isCancelled, useSigning } from '../../shell/signing.tsx';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { useWhy } from '../use-why.ts';
import { OpenRecord } from './open-record.tsx';
import { ObjectDialog, ReturnDialog, WithdrawDialog } from './record-acts.tsx';
import { RecordBar, type RecordDialog } from './record-bar.tsx';
import { Facts, type OpenDuty, Participants, RecordSignOff, Standing } from './record-document.tsx';
import { RecordFiles } from './record-files.tsx';
import { useOwnPeople } from './record-people.ts';
import { Openings, RecordVersions } from './record-versions.tsx';
import { daysLine } from './record-words.ts';
import './records.css';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What was just done on the page one comes from. */
    said?: 'corrected';
  }
}

/** Why a duty stands in somebody’s list: found through the list of the year it happened in. */
function useDutyWhy(open: OpenDuty | undefined, year: number) {
  const list = useQuery({
    queryKey: ['duties', 'person-list', open?.of, year],
    queryFn: () =>
      call('duties', 'personList', {
        params: { personId: (open?.of ?? '') as Id<'person'> },
        query: { year },
      }),
    enabled: open !== undefined,
  });
  const section = list.data?.duties
    .filter(({ code }) => code === open?.code)
    .flatMap(({ wordings }) => wordings.flatMap(({ sources }) => sources))[0]?.sectionId;
  const why = useWhy(section, open?.code);
  return {
    why: why.data,
    section,
    isMissing: list.isError || (list.data !== undefined && section === undefined),
  };
}

function useActs(record: DutyRecord, onSaid: (words: string) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const sign = useSigning();
  const refresh = () => queryClient.invalidateQueries();
  const records = [{ id: record.id, version: record.version }];
  const onError = async (error: Error) => {
    if (error instanceof ApiError && error.status === 409) await refresh();
  };
  const confirm = useMutation({
    mutationFn: (idempotencyKey: string) =>
      sign(() => call('performance', 'confirm', { body: { records }, idempotencyKey })),
    onSuccess: async ({ confirmed }) => {
      onSaid(t('records.confirmed', { count: confirmed }));
      await refresh();
    },
    onError,
  });
  const pass = useMutation({
    mutationFn: (idempotencyKey: string) =>
      call('performance', 'checkForm', {
        body: { records, outcome: 'passed', note: null },
        idempotencyKey,
      }),
    onSuccess: async () => {
      onSaid(t('records.passDone'));
      await refresh();
    },
    onError,
  });
  return { confirm, pass };
}

function Dialogs({
  dialog,
  record,
  onClose,
  onDone,
}: {
  dialog: RecordDialog | undefined;
  record: DutyRecord;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  if (dialog === 'object')
    return (
      <ObjectDialog
        record={record}
        onClose={onClose}
        onDone={() => onDone(t('records.objectDone'))}
      />
    );
  if (dialog === 'withdraw')
    return (
      <WithdrawDialog
        record={record}
        onClose={onClose}
        onDone={() => onDone(t('records.withdrawDone'))}
      />
    );
  if (dialog === 'return')
    return (
      <ReturnDialog
        record={record}
        onClose={onClose}
        onDone={() => onDone(t('records.returnDone'))}
      />
    );
  return null;
}

/** Whose list the caller may read: their own, of whom they serve, and those of the office’s bodies. */
function useMayAsk(): (person: Participant) => boolean {
  const session = useSession();
  const { own, served } = useOwnPeople();
  if (!may(session, 'duties.person-list') || !may(session, 'duties.why')) return () => false;
  const isOffice = session.grants.some(({ role }) => role === 'safety-office');
  return ({ personId }) => isOffice || own.has(personId) || served.has(personId);
}

function Whole({
  record,
  notice,
  isOpened = false,
}: {
  record: DutyRecord;
  notice: string;
  /** 调阅: the record is read, the lists of those in it are not. */
  isOpened?: boolean;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const { why: code, of } = useSearch({ from: '/app/records/$recordId' });
  const navigate = useNavigate({ from: '/records/$recordId' });
  const [said, setSaid] = useState(notice);
  const [dialog, setDialog] = useState<RecordDialog>();
  const acts = useActs(record, setSaid);
  const open = code === undefined || of === undefined ? undefined : { code, of };
  const year = Number(record.occurredOn.slice(0, 4));
  const { why, section, isMissing } = useDutyWhy(open, year);
  const mayAsk = useMayAsk();
  const show = (next: OpenDuty | undefined) =>
    void navigate({
      search: (old) => ({ ...old, why: next?.code, of: next?.of }),
      replace: true,
      resetScroll: false,
    });
  const close = useCallback(() => {
    void navigate({
      search: (old) => ({ ...old, why: undefined, of: undefined }),
      replace: true,
      resetScroll: false,
    });
    requestAnimationFrame(() => document.getElementById(`why-${of ?? ''}-${code ?? ''}`)?.focus());
  }, [navigate, code, of]);
  const toTask: ReactNode = may(session, 'supervision.draft') && (
    <div className="no-print">
      <Link to="/supervision/new" search={{ record: record.id }}>
        {t('records.toTask')}
      </Link>
    </div>
  );
  return (
    <div className="stack">
      <RecordBar
        record={record}
        isConfirming={acts.confirm.isPending}
        isPassing={acts.pass.isPending}
        onConfirm={() => acts.confirm.mutate(newKey())}
        onPass={() => acts.pass.mutate(newKey())}
        onDialog={setDialog}
      />
      {said !== '' && <Notice>{said}</Notice>}
      <ActError error={isCancelled(acts.confirm.error) ? null : acts.confirm.error} />
      <ActError error={acts.pass.error} />
      {open !== undefined && isMissing && <Notice>{t('records.whyMissing', { year })}</Notice>}
      <DocumentPage
        title={record.title}
        sub={`${t(`activity.${record.activity}`)} · ${daysLine(record)}`}
        panel={
          why === undefined ? undefined : (
            <WhyPanel
              why={why}
              onClose={close}
              clauseAddress={clauseAddress}
              paper={
                section === undefined || code === undefined ? undefined : (
                  <ConclusionPaper stream="duty-section" of={section} part={code} />
                )
              }
              seal={<SealLine record={record.id} />}
            />
          )
        }
      >
        <Standing record={record} />
        <Facts record={record} toTask={toTask} />
        <Participants
          record={record}
          open={open}
          mayAsk={(person) => !isOpened && mayAsk(person)}
          onWhy={(asked) =>
            show(open?.code === asked.code && open.of === asked.of ? undefined : asked)
          }
        />
        <RecordSignOff record={record} seal={<SealLine record={record.id} />} />
      </DocumentPage>
      <RecordFiles record={record} />
      <RecordVersions record={record} />
      <Openings record={record} />
      <Dialogs
        dialog={dialog}
        record={record}
        onClose={() => setDialog(undefined)}
        onDone={(words) => {
          setDialog(undefined);
          setSaid(words);
        }}
      />
    </div>
  );
}

export function RecordPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { recordId } = useParams({ from: '/app/records/$recordId' });
  const said = useLocation({ select: ({ state }) => state.said });
  const [opened, setOpened] = useState<DutyRecord>();
  const query = useQuery({
    queryKey: ['performance', 'record', recordId],
    queryFn: () =>
      call('performance', 'dutyRecord', { params: { recordId: recordId as DutyRecord['id'] } }),
  });
  if (opened !== undefined && opened.id === recordId)
    return <Whole record={opened} notice={t('records.openDone')} isOpened />;
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) {
    const isClosed =
      query.error instanceof ApiError && (query.error.status === 403 || query.error.status === 404);
    if (isClosed && may(session, 'performance.open'))
      return <OpenRecord recordId={recordId as DutyRecord['id']} onOpened={setOpened} />;
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <Whole
      key={recordId}
      record={query.data}
      notice={said === 'corrected' ? t('records.correctDone') : ''}
    />
  );
}
