// What differs from the edition before, or from last year: what came, went and reads otherwise, in words.
import type { Difference, FactChange, ItemChange, Section } from '@jinze/contracts';
import { documentDate } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { ErrorState, Loading } from '../components/feedback.tsx';

type With = 'edition' | 'year';

function Said({ said }: { said: NonNullable<ItemChange['before']> }) {
  return (
    <>
      <div className="law">{said.text}</div>
      {said.requirements.length > 0 && <div className="muted">{said.requirements.join('；')}</div>}
    </>
  );
}

function Change({ change }: { change: ItemChange }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className={change.kind === 'removed' ? 'tag' : 'tag unchecked'}>
        {t(`difference.${change.kind}`)}
      </span>{' '}
      <strong>{change.title}</strong>
      {change.before !== null && (
        <div className={change.kind === 'changed' ? 'was' : undefined}>
          <Said said={change.before} />
        </div>
      )}
      {change.after !== null && <Said said={change.after} />}
    </li>
  );
}

function Fact({ change: { fact, before, after } }: { change: FactChange }) {
  const { t } = useTranslation();
  const said = fact === 'holds-post-from' ? documentDate : (name: string) => name;
  return <p>{t(`difference.facts.${fact}`, { before: said(before), after: said(after) })}</p>;
}

function Shown({ difference }: { difference: Difference }) {
  const { t } = useTranslation();
  const { against, facts, portfolios, items, unchanged } = difference;
  if (against === null) return <p className="muted">{t('difference.nothingToCompare')}</p>;
  const { added, removed } = portfolios;
  const isSame = items.length + facts.length + added.length + removed.length === 0;
  return (
    <>
      <p>
        {isSame
          ? t('difference.same')
          : items.length === 0
            ? t('difference.sameDuties', { unchanged })
            : t('difference.summary', { count: items.length, unchanged })}{' '}
        <Link to="/duties/sections/$sectionId" params={{ sectionId: against.id }}>
          {t('difference.against', {
            year: against.year,
            edition: against.edition,
            name: against.personName,
          })}
        </Link>
      </p>
      {facts.map((change) => (
        <Fact key={change.fact} change={change} />
      ))}
      {added.length > 0 && <p>{t('difference.fieldsAdded', { fields: added.join('、') })}</p>}
      {removed.length > 0 && <p>{t('difference.fieldsRemoved', { fields: removed.join('、') })}</p>}
      {items.length > 0 && (
        <ul className="plain-list">
          {items.map((change) => (
            <Change key={change.code} change={change} />
          ))}
        </ul>
      )}
    </>
  );
}

export function SectionDifference({ section }: { section: Section }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<With>(section.replaces === null ? 'year' : 'edition');
  const [isOpen, setOpen] = useState(section.replaces !== null && section.state !== 'superseded');
  const query = useQuery({
    queryKey: ['duties', 'difference', section.id, section.version, chosen],
    queryFn: () =>
      call('duties', 'difference', {
        params: { sectionId: section.id },
        query: { with: chosen },
      }),
    enabled: isOpen,
  });
  return (
    <details
      className="card no-print beside-sheet"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {t(section.replaces === null ? 'difference.titleYear' : 'difference.title')}
      </summary>
      {isOpen && (
        <div className="stack" style={{ marginTop: 12, gap: 8 }}>
          {section.replaces !== null && (
            <div>
              <Segmented
                aria-label={t('difference.with')}
                value={chosen}
                options={[
                  { value: 'edition', label: t('difference.withEdition') },
                  { value: 'year', label: t('difference.withYear') },
                ]}
                onChange={(value) => setChosen(value as With)}
              />
            </div>
          )}
          {query.isPending && <Loading lines={3} />}
          {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
          {query.data !== undefined && <Shown difference={query.data} />}
        </div>
      )}
    </details>
  );
}
