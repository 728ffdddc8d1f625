// What in the system shows something, chosen by kind from what there is; by the keyboard like any list.
import type { InspectionFinding } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export type Cited = InspectionFinding['evidence'][number];
export type EvidenceKind = Cited['kind'];

const KINDS: readonly EvidenceKind[] = ['duty-record', 'task', 'deployment', 'accident'];
const keyOf = ({ kind, id }: Pick<Cited, 'kind' | 'id'>) => `${kind} ${id}`;

interface Held {
  /** Of how many the newest are listed. */
  readonly total: number;
  readonly items: readonly { readonly id: string; readonly on: string; readonly title: string }[];
}

const NOTHING: Held = { total: 0, items: [] };

export function EvidenceChoice({
  id,
  label,
  hint,
  queryKey,
  read,
  chosen,
  onChange,
}: {
  id: string;
  label: string;
  hint: string;
  queryKey: readonly unknown[];
  /** What there is of a kind, by name; absent, what was chosen can only be taken off. */
  read: ((asked: { kind: EvidenceKind; search?: string }) => Promise<Held>) | undefined;
  chosen: readonly Cited[];
  onChange: (next: readonly Cited[]) => void;
}) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<EvidenceKind>('duty-record');
  const [search, setSearch] = useState('');
  const held = useQuery({
    queryKey: [...queryKey, kind, search],
    queryFn: () => read?.({ kind, ...(search === '' ? {} : { search }) }) ?? NOTHING,
    placeholderData: keepPreviousData,
    enabled: read !== undefined,
    staleTime: 300_000,
  });
  const { total, items } = held.data ?? NOTHING;
  const found: Cited[] = items.map(({ id: of, on, title }) => ({
    kind,
    id: of,
    title: `${on} ${title}`,
  }));
  const known = new Map([...chosen, ...found].map((each) => [keyOf(each), each]));
  // What was chosen before stays to be taken off, also where nothing more can be chosen.
  const offered = read === undefined ? chosen : [...known.values()];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="muted" id={`${id}-hint`}>
        {hint}
      </span>
      {read !== undefined && (
        <Select<EvidenceKind>
          aria-label={t('evidence.kind')}
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value, label: t(`evidence.kinds.${value}`) }))}
        />
      )}
      {items.length < total && (
        <span className="muted" role="status">
          {t('evidence.newest', { listed: items.length, total })}
        </span>
      )}
      <Select
        id={id}
        mode="multiple"
        aria-describedby={`${id}-hint`}
        maxCount={30}
        maxTagTextLength={16}
        placeholder={t('evidence.none')}
        loading={held.isFetching}
        notFoundContent={t(held.isError ? 'evidence.failed' : 'evidence.nothingHeld')}
        showSearch={{ filterOption: false, onSearch: (words) => setSearch(words.trim()) }}
        value={chosen.map(keyOf)}
        options={offered.map((each) => ({
          value: keyOf(each),
          label: `${t(`evidence.kinds.${each.kind}`)}：${each.title}`,
        }))}
        onChange={(keys: string[]) => onChange(keys.flatMap((each) => known.get(each) ?? []))}
      />
    </div>
  );
}
