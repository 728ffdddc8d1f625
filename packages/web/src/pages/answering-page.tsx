// Who answered for a field on a day, as known now and as known then, side by side.
import type { Answering } from '@jinze/contracts';
import { documentDate } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { AutoComplete, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { today, writtenInstant } from '../clock.ts';
import { EmptyState, ErrorState, Loading } from '../components/feedback.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import { NotFound } from './not-found.tsx';
import { PersonLink } from './person-link.tsx';

interface Asked {
  readonly region: string;
  readonly field: string;
  readonly on: string;
  readonly knownOn?: string | undefined;
}

function useAnswer(asked: Asked, isEnabled: boolean) {
  const { region, field, on, knownOn } = asked;
  return useQuery({
    queryKey: ['posts', 'answering', region, field, on, knownOn],
    queryFn: () =>
      call('posts', 'answering', {
        query: {
          region: region as never,
          field,
          on: on as never,
          ...(knownOn === undefined ? {} : { knownOn: knownOn as never }),
        },
      }),
    enabled: isEnabled,
  });
}

function Line({ one }: { one: Answering }) {
  const { t } = useTranslation();
  const { portfolio } = one;
  const period = (span: { from: string; to: string | null }) =>
    t('posts.period', { from: span.from, to: span.to ?? t('posts.today') });
  const recorded = portfolio?.recordedAt ?? one.recordedAt;
  return (
    <li>
      <div className="row">
        <strong>
          <PersonLink id={one.personId} name={one.personName} />
        </strong>
        <Link to="/posts/posts/$postId" params={{ postId: one.postId }}>
          {one.organName} {one.postTitle}
        </Link>
        {one.manner !== 'full' && <span className="tag">{t(`posts.manner.${one.manner}`)}</span>}
      </div>
      <div>{one.because.map((each) => t(`posts.because.${each}`)).join('、')}</div>
      <div className="muted">
        {portfolio === null ? period(one) : `${portfolio.field} ${period(portfolio)}`}
        {(portfolio?.documentNo ?? one.documentNo) !== null &&
          ` · ${portfolio?.documentNo ?? one.documentNo ?? ''}`}
        {' · '}
        {t('posts.recordedOn', { date: writtenInstant(recorded).slice(0, 10) })}
      </div>
    </li>
  );
}

function Answer({ title, asked }: { title: string; asked: Asked }) {
  const { t } = useTranslation();
  const answer = useAnswer(asked, true);
  const items = answer.data?.items ?? [];
  const isHeld = items.some(({ because }) => because.includes('portfolio'));
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      {answer.isPending && <Loading lines={4} />}
      {answer.isError && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data !== undefined && (
        <>
          {!isHeld && (
            <p className="conflict">
              {t('posts.nobody', { field: asked.field, date: documentDate(asked.on) })}
            </p>
          )}
          <ul className="plain-list">
            {items.map((one) => (
              <Line key={one.appointmentId} one={one} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Whether what is known now says the same of the people as what was known then. */
function Comparison({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const then = useAnswer(asked, asked.knownOn !== undefined);
  const now = useAnswer({ ...asked, knownOn: undefined }, true);
  if (asked.knownOn === undefined || then.data === undefined || now.data === undefined) return null;
  const of = (items: readonly Answering[]) =>
    JSON.stringify(
      items.map((one) => [
        one.appointmentId,
        one.because,
        one.from,
        one.to,
        one.portfolio?.from,
        one.portfolio?.to,
      ]),
    );
  const isSame = of(then.data.items) === of(now.data.items);
  return (
    <p role="status" className={isSame ? 'muted' : 'conflict'}>
      {t(isSame ? 'posts.sameThen' : 'posts.changedSince')}
    </p>
  );
}

function Question({
  region,
  onAsk,
}: {
  region: string;
  onAsk: (asked: Omit<Asked, 'region'>) => void;
}) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/posts/answering' });
  const [field, setField] = useState(search.field ?? '');
  const [on, setOn] = useState(search.on ?? today());
  const [knownOn, setKnownOn] = useState(search.knownOn ?? '');
  const fields = useQuery({
    queryKey: ['posts', 'fields', region, field],
    queryFn: () =>
      call('posts', 'fields', {
        query: { region: region as never, ...(field === '' ? {} : { search: field }) },
      }),
    placeholderData: (before) => before,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (field.trim() !== '' && on !== '')
      onAsk({ field: field.trim(), on, knownOn: knownOn === '' ? undefined : knownOn });
  };
  return (
    <form className="card row question" onSubmit={send}>
      <div className="field">
        <label htmlFor="asked-field">{t('posts.field')}</label>
        <AutoComplete
          id="asked-field"
          style={{ width: 220 }}
          value={field}
          placeholder={t('posts.fieldHint')}
          showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
          options={(fields.data?.items ?? []).map((value) => ({ value }))}
          onChange={(value: string) => setField(value)}
        />
      </div>
      <div className="field">
        <label htmlFor="asked-on">{t('posts.on')}</label>
        <Input
          id="asked-on"
          type="date"
          value={on}
          onChange={(event) => setOn(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="asked-known">{t('posts.knownOn')}</label>
        <Input
          id="asked-known"
          type="date"
          value={knownOn}
          onChange={(event) => setKnownOn(event.target.value)}
        />
      </div>
      <Button type="primary" htmlType="submit">
        {t('posts.ask')}
      </Button>
    </form>
  );
}

function Page({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/posts/answering' });
  const navigate = useNavigate({ from: '/posts/answering' });
  const { field, on, knownOn } = search;
  const asked =
    field === undefined || on === undefined
      ? undefined
      : { region: region.path, field, on, knownOn };
  return (
    <div className="stack">
      <PageHead
        title={t('posts.answeringTitle', { region: region.name })}
        sub={t('posts.answeringSub')}
      >
        {asked !== undefined && <SheetLink path="posts/answering" filter={asked} />}
        <Link to="/posts">{t('menu.posts')}</Link>
      </PageHead>
      <Question
        region={region.path}
        onAsk={(next) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true })}
      />
      {asked === undefined ? (
        <EmptyState title={t('posts.askFirst')} />
      ) : (
        <>
          <Comparison asked={asked} />
          <div className={knownOn === undefined ? 'stack' : 'side-by-side'}>
            <Answer title={t('posts.asKnownNow')} asked={{ ...asked, knownOn: undefined }} />
            {knownOn !== undefined && (
              <Answer
                title={t('posts.asKnownThen', { date: documentDate(knownOn) })}
                asked={asked}
              />
            )}
          </div>
        </>
      )}
    </div>
  );
}

export function AnsweringPage() {
  const region = useRegion();
  return region === undefined ? <NotFound /> : <Page key={region.path} region={region} />;
}
