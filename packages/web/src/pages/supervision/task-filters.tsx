// What narrows the list of tasks; all of it stands in the address.
import type { TaskSource } from '@jinze/contracts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { WordsFilter } from '../../components/list-filters.tsx';
import { type ListState, type Side, SOURCES, STATES, type TasksSearch } from './tasks-search.ts';

export function TaskFilters() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/supervision' });
  const navigate = useNavigate({ from: '/supervision' });
  const change = (next: { [K in keyof TasksSearch]?: TasksSearch[K] | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  return (
    <>
      <Segmented<Side | 'all'>
        aria-label={t('supervision.which')}
        value={search.side ?? 'all'}
        options={(['all', 'issued', 'received'] as const).map((value) => ({
          value,
          label: t(`supervision.sides.${value}`),
        }))}
        onChange={(value) => change({ side: value === 'all' ? undefined : value })}
      />
      <Select<ListState>
        aria-label={t('supervision.filterState')}
        style={{ width: 150 }}
        value={search.state ?? 'open'}
        options={[
          { value: 'open', label: t('supervision.openStates') },
          ...STATES.map((value) => ({ value, label: t(`supervision.states.${value}`) })),
          { value: 'all', label: t('supervision.allStates') },
        ]}
        onChange={(value) => change({ state: value === 'open' ? undefined : value })}
      />
      <Select<TaskSource | 'all'>
        aria-label={t('supervision.filterSource')}
        style={{ width: 150 }}
        value={search.source ?? 'all'}
        options={[
          { value: 'all', label: t('supervision.allSources') },
          ...SOURCES.map((value) => ({ value, label: t(`supervision.sources.${value}`) })),
        ]}
        onChange={(value) => change({ source: value === 'all' ? undefined : value })}
      />
      <WordsFilter
        label={t('supervision.assigneeSearch')}
        width={230}
        value={search.assignee}
        onChange={(words) => change({ assignee: words })}
      />
      <Checkbox
        checked={search.overdue === true}
        onChange={(event) => change({ overdue: event.target.checked ? true : undefined })}
      >
        {t('supervision.onlyOverdue')}
      </Checkbox>
      <Checkbox
        checked={search.listed === true}
        onChange={(event) => change({ listed: event.target.checked ? true : undefined })}
      >
        {t('supervision.onlyListed')}
      </Checkbox>
    </>
  );
}
