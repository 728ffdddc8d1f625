// The duty records that serve as evidence: from those there are, so that nothing is written a second time.
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { homeRegion, may, useSession } from '../../shell/session.ts';

/** One's own records, or those of the office's own bodies: the latest. */
function useRecords() {
  const session = useSession();
  const region = homeRegion(session);
  const isOwn = may(session, 'performance.mine');
  return useQuery({
    queryKey: ['performance', 'evidence', isOwn ? 'mine' : region?.path],
    queryFn: async () =>
      isOwn
        ? (await call('performance', 'mine', { query: { limit: 100 } })).items
        : (
            await call('performance', 'list', {
              query: { region: (region?.path ?? '') as never, limit: 100 },
            })
          ).items,
    enabled: isOwn || (region !== undefined && may(session, 'performance.list')),
    staleTime: 60_000,
  });
}

export function EvidenceChoice({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (records: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const records = useRecords();
  const standing = (records.data ?? []).filter(({ state }) => state === 'submitted');
  return (
    <div className="field">
      <label htmlFor="task-evidence">{t('supervision.chooseRecords')}</label>
      <span className="muted" id="task-evidence-hint">
        {t('supervision.chooseRecordsHint')}
      </span>
      <Select
        id="task-evidence"
        mode="multiple"
        aria-describedby="task-evidence-hint"
        placeholder={t('supervision.findRecord')}
        loading={records.isFetching}
        notFoundContent={t('supervision.noRecord')}
        showSearch={{ optionFilterProp: 'label' }}
        value={[...value]}
        options={standing.map((record) => ({
          value: record.id as string,
          label: t('supervision.recordLine', { on: record.occurredOn, title: record.title }),
        }))}
        onChange={(chosen: string[]) => onChange(chosen)}
      />
    </div>
  );
}
