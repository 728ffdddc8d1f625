// Recording: the form with a draft that outlives the tab, and what became of it once it is sent.
import type { DutyRecord, RecordContent } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { Attachments } from '../../components/attachments.tsx';
import { ErrorState, useIsOnline } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useKeptDraft } from '../../components/use-kept-draft.ts';
import type { newRecordSearch } from '../../router-search.ts';
import { may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { RecordDone } from './record-done.tsx';
import {
  type DraftPerson,
  emptyDraft,
  isActivity,
  isEmptyDraft,
  type RecordDraft,
} from './record-draft.ts';
import { RecordForm } from './record-form.tsx';
import { useOwnPeople } from './record-people.ts';
import { chosenPerson, useStart } from './use-proposals.ts';

type Search = ReturnType<typeof newRecordSearch>;

/** What a link brings along; names follow with what is proposed. */
function draftFrom({ activity, person, duty, title }: Search): RecordDraft {
  const people = (person ?? '').split(',').filter(Boolean);
  return {
    ...emptyDraft(today()),
    ...(isActivity(activity) ? { activity } : {}),
    ...(title === undefined ? {} : { title }),
    ...(people.length === 0
      ? {}
      : {
          people: people.map((id) => ({
            ...chosenPerson({ personId: id as Id<'person'>, name: '', post: '' }),
            on: duty === undefined ? [] : [duty],
          })),
        }),
  };
}

/** The same content sent twice is one act; changed content is another one, of the same draft. */
function useActKey() {
  const last = useRef({ text: '', key: '' });
  return (content: RecordContent): string => {
    const text = JSON.stringify(content);
    if (text !== last.current.text) last.current = { text, key: newKey() };
    return last.current.key;
  };
}

/** A draft was left here, and a link brings another: neither is thrown away without a word. */
function Choose({
  draft,
  onGoOn,
  onNew,
}: {
  draft: RecordDraft;
  onGoOn: () => void;
  onNew: () => void;
}) {
  const { t } = useTranslation();
  const title = draft.title.trim() === '' ? t('records.draftUntitled') : draft.title;
  return (
    <div className="stack">
      <PageHead title={t('records.new')} />
      <section className="card stack">
        <p>{t('records.draftOrLink', { title })}</p>
        <div className="row">
          <Button type="primary" onClick={onGoOn}>
            {t('records.draftGoOn')}
          </Button>
          <Button onClick={onNew}>{t('records.draftNew')}</Button>
        </div>
      </section>
    </div>
  );
}

function Recording({ search, account }: { search: Search; account: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/records/new' });
  const queryClient = useQueryClient();
  const isOnline = useIsOnline();
  const start = useStart();
  const { own } = useOwnPeople();
  const kept = useKeptDraft<RecordDraft>(`jinze.record.${account}`, () => draftFrom(search));
  const { draft, origin } = kept;
  const isLink = (search.activity ?? search.person ?? search.duty ?? search.title) !== undefined;
  const [isChoosing, setChoosing] = useState(
    () => isLink && origin === 'found' && !isEmptyDraft(draft),
  );
  const keyOf = useActKey();
  const attached = useRef(`${draft.attachments.join()} false`);
  const [isSending, setSending] = useState(false);
  const [round, setRound] = useState(0);
  const begin = (next: RecordDraft) => {
    kept.restart(next);
    setRound((before) => before + 1);
    scrollTo(0, 0);
  };
  if (kept.sent !== undefined)
    return (
      <RecordDone
        recordId={kept.sent as DutyRecord['id']}
        task={search.task}
        isElsewhere={origin === 'other-tab'}
        onAgain={(people) => {
          void navigate({ search: {} });
          begin({ ...emptyDraft(today()), people });
        }}
      />
    );
  if (isChoosing)
    return (
      <Choose
        draft={draft}
        onGoOn={() => setChoosing(false)}
        onNew={() => {
          begin(draftFrom(search));
          setChoosing(false);
        }}
      />
    );
  const send = async (content: RecordContent, people: readonly DraftPerson[]) => {
    const record = await call('performance', 'record', {
      body: { ...content, draftId: draft.draftId },
      idempotencyKey: keyOf(content),
    });
    queryClient.setQueryData(['performance', 'record', record.id], record);
    kept.finish(record.id, { ...emptyDraft(today()), people });
    scrollTo(0, 0);
    await queryClient.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[1] !== 'propose',
    });
  };
  return (
    <div className="stack record-page">
      <PageHead
        title={t('records.new')}
        sub={`${t('records.newSub')}${t(kept.isStored ? 'records.draftKept' : 'records.draftNotKept')}`}
      />
      {origin !== 'new' && !isEmptyDraft(draft) && (
        <div className="notice draft-note no-print" role="status">
          {t(origin === 'found' ? 'records.draftFound' : 'records.draftOtherTab')}{' '}
          {origin === 'found' && (
            <button
              type="button"
              className="link-button"
              onClick={() => begin(emptyDraft(today()))}
            >
              {t('records.draftRestart')}
            </button>
          )}
        </div>
      )}
      {start.isError && <ErrorState error={start.error} onRetry={() => void start.refetch()} />}
      <section className="card form-card record-form">
        <RecordForm
          key={round}
          draft={draft}
          onChange={kept.change}
          start={start.data}
          isHeld={!isOnline || isSending}
          submit={(people) =>
            !isOnline || isSending
              ? t(isOnline ? 'records.submitFiles' : 'records.submitOffline')
              : t(
                  people.every(({ personId }) => own.has(personId))
                    ? 'records.submit'
                    : 'records.submitFor',
                )
          }
          onSubmit={send}
        >
          <Attachments
            key={draft.draftId}
            draftId={draft.draftId}
            onChange={(ids, isUnfinished) => {
              setSending(isUnfinished);
              // Told at every step of the way: the draft changes with what is whole, and is kept once a file is on its
              // way, so that after a reload it is the same draft the file belongs to.
              const state = `${ids.join()} ${isUnfinished}`;
              if (state !== attached.current)
                kept.change((before) => ({ ...before, attachments: ids }));
              attached.current = state;
            }}
          />
        </RecordForm>
      </section>
    </div>
  );
}

export function RecordFormPage() {
  const session = useSession();
  const search = useSearch({ from: '/app/records/new' });
  if (!may(session, 'performance.record')) return <NotFound />;
  return <Recording search={search} account={session.account.id} />;
}
