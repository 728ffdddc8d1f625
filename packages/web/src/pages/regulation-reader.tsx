// The reader: articles with their status beside duties, key points and what a place asks; each clause has its own address.

import type { AdoptionView, Instrument, PlaceRequirements } from '@jinze/contracts';
import { citedArticle, documentDate, LEVELS, type Level } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { DayInput } from '../components/day-input.tsx';
import { ErrorState, Loading, Notice } from '../components/feedback.tsx';
import { PageHead } from '../components/page-head.tsx';
import { may, useSession } from '../shell/session.ts';
import { REGULATION } from './clause-address.ts';
import type { RuleItem } from './local-requirements.tsx';
import { AdoptDialog, TakeBackDialog } from './local-rule-acts.tsx';
import { PlacePicker, usePlaceRequirements } from './place-picker.tsx';
import { containing, useBeside } from './reader-beside.ts';
import { Contents, Sheet } from './reader-sheet.tsx';
import { WhoPanel } from './who-panel.tsx';

type Article = Instrument['articles'][number];

function Toolbar({
  requirements,
  onPlace,
  onLevel,
  onDay,
  onWords,
  words,
}: {
  requirements: PlaceRequirements | undefined;
  onPlace: (path: string) => void;
  onLevel: (level: Level) => void;
  onDay: (day: string | undefined) => void;
  onWords: (words: string) => void;
  words: string;
}) {
  const { t } = useTranslation();
  const levels = LEVELS.slice(LEVELS.indexOf(requirements?.place.level ?? 'province'));
  return (
    <div className="row no-print reader-bar">
      <PlacePicker value={requirements?.place} onChange={onPlace} />
      {requirements !== undefined && levels.length > 1 && (
        <Segmented<Level>
          aria-label={t('instruments.level')}
          value={requirements.level}
          options={levels.map((level) => ({ value: level, label: t(`level.${level}`) }))}
          onChange={onLevel}
        />
      )}
      {requirements !== undefined && (
        <DayInput
          aria-label={t('instruments.asOf')}
          style={{ width: 150 }}
          value={requirements.asOf}
          onChange={onDay}
        />
      )}
      <span className="spacer" />
      <Input.Search
        aria-label={t('instruments.searchHint')}
        placeholder={t('instruments.searchHint')}
        style={{ width: 280, maxWidth: '100%' }}
        key={words}
        defaultValue={words}
        allowClear
        onSearch={(value) => onWords(value.trim())}
      />
    </div>
  );
}

type Open =
  | { readonly kind: 'adopt'; readonly requirement: RuleItem['requirements'][number] }
  | { readonly kind: 'take-back'; readonly adoption: AdoptionView }
  | null;

function Dialogs({
  open,
  place,
  onClose,
  onNotice,
}: {
  open: Open;
  place: PlaceRequirements['place'] | undefined;
  onClose: () => void;
  onNotice: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const done = (words: string) => () => {
    onClose();
    onNotice(words);
    void queryClient.invalidateQueries({ queryKey: ['instruments'] });
  };
  if (open === null || place === undefined) return null;
  return open.kind === 'adopt' ? (
    <AdoptDialog
      requirement={open.requirement}
      place={place}
      onDone={done(t('instruments.adoptedNotice'))}
      onClose={onClose}
    />
  ) : (
    <TakeBackDialog
      adoption={open.adoption}
      onDone={done(t('instruments.takenBackNotice'))}
      onClose={onClose}
    />
  );
}

function HeadLinks(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <>
      <Link to="/instruments/local">{t('instruments.toList')}</Link>
      {may(session, 'instruments.import') && (
        <Link to="/instruments/import">
          <Button tabIndex={-1}>{t('instruments.import')}</Button>
        </Link>
      )}
    </>
  );
}

/** Whose clause is asked about: an article's, or a local requirement's with the classes it stands under. */
function whoOf(
  asked: string | undefined,
  instrument: Instrument,
  requirements: PlaceRequirements | undefined,
): { article: string; title: string; addressees: Article['addressees'] } | undefined {
  if (asked === undefined) return undefined;
  const article = asked.replace(/^art/, '');
  const found = instrument.articles.find((one) => String(one.article) === article.split('.')[0]);
  if (asked.startsWith('art') && found !== undefined)
    return { article, title: citedArticle(article), addressees: found.addressees };
  const classes = (requirements?.classes ?? []).filter(({ items }) =>
    items.some((item) => item.requirements.some((one) => one.parameter === asked)),
  );
  const [requirement] = classes.flatMap(({ items }) =>
    items.flatMap((item) => item.requirements.filter((one) => one.parameter === asked)),
  );
  if (requirement === undefined) return undefined;
  const postClasses = [...new Set(classes.map(({ postClass }) => postClass))];
  return { article: asked, title: requirement.text, addressees: { postClasses, bodies: [] } };
}

function Reader({ instrument }: { instrument: Instrument }) {
  const { t } = useTranslation();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const { hash } = useLocation();
  const [open, setOpen] = useState<Open>(null);
  const [notice, setNotice] = useState('');
  const requirements = usePlaceRequirements(search.place, search.level, search.asOf);
  const go = useCallback(
    (change: {
      asOf?: string | undefined;
      place?: string;
      level?: Level | undefined;
      search?: string | undefined;
      who?: string | undefined;
    }) =>
      void navigate({
        to: '.',
        search: (old) => ({ ...old, ...change }),
        hash: true,
        resetScroll: false,
        replace: true,
      }),
    [navigate],
  );
  const words = search.search ?? '';
  const asked = search.who?.replace(/^art/, '');
  const beside = useBeside(
    requirements.data,
    instrument.articles,
    {
      onAdopt: (requirement) => setOpen({ kind: 'adopt', requirement }),
      onTakeBack: (adoption) => setOpen({ kind: 'take-back', adoption }),
      onWho: (parameter) => go({ who: parameter === search.who ? undefined : parameter }),
    },
    (article) => go({ who: article === asked ? undefined : `art${article}` }),
    words,
  );
  const isReady = !requirements.isLoading;
  useEffect(() => {
    if (isReady && hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [isReady, hash]);
  const closeWho = useCallback(() => {
    go({ who: undefined });
    requestAnimationFrame(() => document.getElementById(`who-${asked ?? ''}`)?.focus());
  }, [go, asked]);
  const who = whoOf(search.who, instrument, requirements.data);
  const articles = instrument.articles.flatMap((article) => containing(article, beside) ?? []);
  const hasLocal = requirements.data?.classes.some(({ items }) =>
    items.some((item) => item.requirements.some((one) => one.parameter !== undefined)),
  );
  return (
    <>
      <Toolbar
        requirements={requirements.data}
        words={words}
        onPlace={(place) => go({ place, level: undefined })}
        onLevel={(level) => go({ level })}
        onDay={(asOf) => go({ asOf })}
        onWords={(next) => go({ search: next === '' ? undefined : next })}
      />
      {notice !== '' && <Notice>{notice}</Notice>}
      {requirements.isWithoutHome && <p className="muted">{t('instruments.choosePlace')}</p>}
      {requirements.isError && !requirements.isWithoutHome && (
        <ErrorState error={requirements.error} onRetry={() => void requirements.refetch()} />
      )}
      {requirements.data !== undefined && hasLocal === false && (
        <p className="muted">
          {t('instruments.noLocal', {
            place: requirements.data.place.name,
            level: t(`level.${requirements.data.level}`),
          })}
        </p>
      )}
      <div className={`reader ${who === undefined ? 'two-columns' : 'with-panel open'}`}>
        {who === undefined && <Contents articles={articles} />}
        <Sheet articles={articles} beside={beside} onClear={() => go({ search: undefined })} />
        {who !== undefined && (
          <WhoPanel {...who} region={requirements.data?.place} onClose={closeWho} />
        )}
      </div>
      <Dialogs
        open={open}
        place={requirements.data?.place}
        onClose={() => setOpen(null)}
        onNotice={setNotice}
      />
    </>
  );
}

export function RegulationReader() {
  const { t } = useTranslation();
  const instrument = useQuery({
    queryKey: ['instruments', REGULATION],
    queryFn: () => call('instruments', 'read', { params: { instrumentId: REGULATION } }),
    staleTime: 3_600_000,
  });
  if (instrument.isPending) return <Loading lines={12} />;
  if (instrument.isError)
    return <ErrorState error={instrument.error} onRetry={() => void instrument.refetch()} />;
  const { title, number, issuers, effectiveFrom } = instrument.data;
  return (
    <div className="stack">
      <PageHead
        title={`《${title}》`}
        sub={`${t('instruments.sub', { number, issuers: issuers.join('、'), date: documentDate(effectiveFrom) })}。${t('instruments.status')}`}
      >
        <HeadLinks />
      </PageHead>
      <Reader instrument={instrument.data} />
    </div>
  );
}
