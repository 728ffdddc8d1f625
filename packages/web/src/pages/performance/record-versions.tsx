// What a record said before, why it no longer does, and who opened it: below the document.
import type { DutyRecord } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { ChangeList } from './record-changes-list.tsx';
import { dutyNamesOf } from './record-words.ts';

export function RecordVersions({ record }: { record: DutyRecord }) {
  const { t } = useTranslation();
  if (record.versions.length === 0) return null;
  const names = dutyNamesOf(record.dutyNames);
  return (
    <details className="card no-print beside-sheet" open>
      <summary>{t('records.versions', { count: record.versions.length })}</summary>
      <ol className="timeline versions">
        {record.versions.map((version) => (
          <li key={version.version}>
            <p>
              {t(
                version.act === 'corrected'
                  ? 'records.versionCorrected'
                  : 'records.versionWithdrawn',
                {
                  at: writtenInstant(version.replacedAt),
                  by: version.replacedBy,
                  reason: version.reason,
                },
              )}
            </p>
            <ChangeList
              changes={version.changes}
              activity={version.content.activity}
              names={names}
            />
          </li>
        ))}
      </ol>
    </details>
  );
}

export function Openings({ record }: { record: DutyRecord }) {
  const { t } = useTranslation();
  if (record.openings.length === 0) return null;
  return (
    <section className="card no-print beside-sheet">
      <h2>{t('records.openings')}</h2>
      <ul className="plain-list">
        {record.openings.map((one) => (
          <li key={one.at + one.by}>
            {t('records.openingLine', {
              at: writtenInstant(one.at),
              by: one.by,
              reason: one.reason,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
