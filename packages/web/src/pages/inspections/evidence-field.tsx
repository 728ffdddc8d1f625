// What in the system a finding stands on, chosen from what the inspected region holds; by the keyboard like any list.
import type { Inspection, InspectionFinding } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';

export type Cited = InspectionFinding['evidence'][number];
type Kind = Cited['kind'];

const EVIDENCE_KINDS: readonly Kind[] = ['duty-record', 'task', 'deployment', 'accident'];
const keyOf = ({ kind, id }: Pick<Cited, 'kind' | 'id'>) => `${kind} ${id}`;

export function EvidenceField({
  one,
  chosen,
  onChange,
}: {
  one: Inspection;
  chosen: readonly Cited[];
  onChange: (next: readonly Cited[]) => void;
}) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('duty-record');
  const [search, setSearch] = useState('');
  const held = useQuery({
    queryKey: ['inspections', 'evidence', one.id, kind, search],
    queryFn: () =>
      call('inspections', 'evidence', {
        params: { inspectionId: one.id },
        query: { kind, ...(search === '' ? {} : { search }) },
      }),
    placeholderData: keepPreviousData,
    enabled: one.side === 'group',
    staleTime: 300_000,
  });
  const { total = 0, items: { length: listed } = [] } = held.data ?? {};
  const found: Cited[] = (held.data?.items ?? []).map(({ id, on, title }) => ({
    kind,
    id,
    title: `${on} ${title}`,
  }));
  const known = new Map([...chosen, ...found].map((each) => [keyOf(each), each]));
  const label = ({ kind: of, title }: Cited) => `${t(`inspections.evidenceKinds.${of}`)}：${title}`;
  // What was chosen before stays to be taken off, also where nothing more can be chosen.
  const offered = one.side === 'group' ? [...known.values()] : chosen;
  return (
    <div className="field">
      <label htmlFor="finding-evidence">{t('inspections.evidence')}</label>
      <span className="muted" id="finding-evidence-hint">
        {t(one.side === 'group' ? 'inspections.evidenceHint' : 'inspections.evidenceOfGroup')}
      </span>
      {one.side === 'group' && (
        <Select<Kind>
          aria-label={t('inspections.evidenceKind')}
          value={kind}
          onChange={setKind}
          options={EVIDENCE_KINDS.map((value) => ({
            value,
            label: t(`inspections.evidenceKinds.${value}`),
          }))}
        />
      )}
      {listed < total && (
        <span className="muted" role="status">
          {t('inspections.evidenceNewest', { listed, total })}
        </span>
      )}
      <Select
        id="finding-evidence"
        mode="multiple"
        aria-describedby="finding-evidence-hint"
        maxCount={30}
        maxTagTextLength={16}
        placeholder={t('inspections.noEvidence')}
        loading={held.isFetching}
        notFoundContent={t(held.isError ? 'inspections.evidenceFailed' : 'inspections.nothingHeld')}
        showSearch={{ filterOption: false, onSearch: (words) => setSearch(words.trim()) }}
        value={chosen.map(keyOf)}
        options={offered.map((each) => ({ value: keyOf(each), label: label(each) }))}
        onChange={(keys: string[]) => onChange(keys.flatMap((each) => known.get(each) ?? []))}
      />
    </div>
  );
}
