// The columns and filters of a list of sections.
import type { DutyInstrument } from '@jinze/contracts';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { call } from '../api/client.ts';
import type { Column } from '../components/list-page.tsx';
import { SectionStateTag } from './section-state.tsx';
import { mayBeChosen, SECTION_STATE_IDS, type SectionStateId } from './section-states.ts';
import { YearSelect } from './year-select.tsx';

type Waiting = 'document' | 'party' | 'government' | 'change';
const WAITING: readonly Waiting[] = ['document', 'party', 'government', 'change'];

export type SectionLine = Awaited<ReturnType<typeof call<'duties', 'sections'>>>['items'][number];

/** Lists of several years, as one person has them: each is named by its year and kind. */
export function useOwnColumns(): Column<SectionLine>[] {
  const { t } = useTranslation();
  const columns = useSectionColumns(new Map(), undefined);
  const list: Column<SectionLine> = {
    id: 'list',
    title: t('duties.list'),
    isHead: true,
    cell: (line) => (
      <Link to="/duties/sections/$sectionId" params={{ sectionId: line.id }}>
        {t(`duties.named.${line.instrument}`, { year: line.year })}
      </Link>
    ),
  };
  const person: Column<SectionLine> = {
    id: 'person',
    title: t('duties.person'),
    isShort: true,
    cell: (line) => line.personName,
  };
  return [list, person, ...columns.filter(({ id }) => id !== 'person')];
}

export function useSectionColumns(
  chosen: ReadonlyMap<string, SectionLine>,
  onChoose: ((line: SectionLine, isChosen: boolean) => void) | undefined,
): Column<SectionLine>[] {
  const { t } = useTranslation();
  const choice: Column<SectionLine> = {
    id: 'choice',
    title: '',
    cell: (line) => {
      const isPossible = mayBeChosen(line);
      return (
        isPossible && (
          <Checkbox
            aria-label={t('duties.choose', { name: `${line.personName} ${line.postTitle}` })}
            checked={chosen.has(line.id)}
            onChange={(event) => onChoose?.(line, event.target.checked)}
          />
        )
      );
    },
  };
  const columns: Column<SectionLine>[] = [
    {
      id: 'person',
      title: t('duties.person'),
      isHead: true,
      cell: (line) =>
        line.mayOpen ? (
          <Link to="/duties/sections/$sectionId" params={{ sectionId: line.id }}>
            {line.personName}
          </Link>
        ) : (
          <span title={t('duties.notOpen')}>{line.personName}</span>
        ),
    },
    {
      id: 'post',
      title: t('duties.post'),
      cell: (line) => (
        <>
          {line.postTitle}{' '}
          {line.instrument === 'annual' && (
            <span className="tag">{t('duties.instruments.annual')}</span>
          )}{' '}
          {line.edition > 1 && (
            <span className="tag">{t('section.edition', { edition: line.edition })}</span>
          )}
        </>
      ),
    },
    { id: 'organ', title: t('duties.organ'), cell: (line) => line.organName },
    { id: 'region', title: t('duties.region'), isShort: true, cell: (line) => line.regionName },
    {
      id: 'category',
      title: t('duties.category'),
      isShort: true,
      cell: (line) => t(`postClass.${line.postClass}`),
    },
    { id: 'items', title: t('duties.items'), isEnd: true, cell: (line) => line.itemCount },
    {
      id: 'state',
      title: t('duties.state'),
      cell: (line) => (
        <div>
          <SectionStateTag state={line.state} />
          {line.blockedBy !== null && line.state === 'drafted' && (
            <div className="muted" title={line.blockedBy}>
              {t(
                line.postClass === 'standing-committee-member'
                  ? 'duties.blockedArticle7'
                  : 'duties.blockedByReference',
              )}
            </div>
          )}
          {line.isStale && <div className="conflict">{t('duties.isStale')}</div>}
        </div>
      ),
    },
  ];
  return onChoose === undefined ? columns : [choice, ...columns];
}

export function SectionFilters({
  year,
  hasBelow,
}: {
  year: number;
  /** The range holds bodies that others draft for. */
  hasBelow: boolean;
}) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/duties' });
  const navigate = useNavigate({ from: '/duties' });
  const [words, setWords] = useState(search.search ?? '');
  // The address may lose its words by another way than this field.
  const [inAddress, setInAddress] = useState(search.search);
  if (inAddress !== search.search) {
    setInAddress(search.search);
    setWords(search.search ?? '');
  }
  const change = (next: {
    year?: number;
    state?: SectionStateId | undefined;
    instrument?: DutyInstrument | undefined;
    waiting?: Waiting | undefined;
    search?: string | undefined;
    own?: true | undefined;
  }) => void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  return (
    <>
      <YearSelect value={year} onChange={(value) => change({ year: value })} />
      <Segmented<DutyInstrument | 'all'>
        aria-label={t('duties.instrument')}
        value={search.instrument ?? 'all'}
        options={[
          { value: 'all', label: t('duties.instruments.all') },
          { value: 'standing', label: t('duties.instruments.standing') },
          { value: 'annual', label: t('duties.instruments.annual') },
        ]}
        onChange={(value) => change({ instrument: value === 'all' ? undefined : value })}
      />
      <Select
        aria-label={t('duties.filterState')}
        value={
          search.waiting === undefined ? `state:${search.state ?? ''}` : `waiting:${search.waiting}`
        }
        style={{ width: 168 }}
        options={[
          { value: 'state:', label: t('common.all') },
          {
            label: t('duties.filterState'),
            options: SECTION_STATE_IDS.map((state) => ({
              value: `state:${state}`,
              label: t(`sectionState.${state}`),
            })),
          },
          {
            label: t('duties.waiting'),
            options: WAITING.map((waiting) => ({
              value: `waiting:${waiting}`,
              label: t(`duties.waitingFor.${waiting}`),
            })),
          },
        ]}
        onChange={(chosen) => {
          const [kind, value] = chosen.split(':');
          change({
            state: kind === 'state' && value !== '' ? (value as SectionStateId) : undefined,
            waiting: kind === 'waiting' ? (value as Waiting) : undefined,
          });
        }}
      />
      <Input.Search
        aria-label={t('duties.filterSearch')}
        placeholder={t('duties.filterSearch')}
        style={{ width: 220 }}
        value={words}
        allowClear
        onChange={(event) => setWords(event.target.value)}
        onSearch={(value) => change({ search: value.trim() === '' ? undefined : value.trim() })}
      />
      {hasBelow && (
        <Checkbox
          checked={search.own === true}
          onChange={(event) => change({ own: event.target.checked ? true : undefined })}
        >
          {t('duties.onlyOwn')}
        </Checkbox>
      )}
    </>
  );
}
