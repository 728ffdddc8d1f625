// What a report said before, version by version; and what another has saved while somebody was writing.
import type { AnnualReport, ReportVersion } from '@jinze/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { textOf } from './report-draft.ts';

function ReportText({ content }: { content: ReportVersion['content'] }) {
  const { t } = useTranslation();
  return (
    <>
      {content.map(({ part, sentences }) => (
        <section key={part}>
          <h3>{t(`reports.part.${part}`)}</h3>
          {sentences.length === 0 && <p className="muted">{t('reports.partEmpty')}</p>}
          {sentences.map((text, at) => (
            <p key={`${at}-${text}`} className="report-sentence">
              {text}
            </p>
          ))}
        </section>
      ))}
    </>
  );
}

export function EarlierVersions({ versions }: { versions: readonly ReportVersion[] }) {
  const { t } = useTranslation();
  if (versions.length === 0) return null;
  return (
    <details className="no-print">
      <summary>{t('reports.versions', { count: versions.length })}</summary>
      <ul className="plain-list">
        {versions.map((version) => (
          <li key={version.version}>
            <details>
              <summary>
                {t('reports.version', {
                  version: version.version,
                  by: version.savedBy,
                  at: writtenInstant(version.savedAt),
                })}
                {version.signedAt !== null && ` · ${t('reports.state.signed')}`}
                {version.reason !== null && ` · ${version.reason}`}
              </summary>
              <ReportText content={version.content} />
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Who saved what meanwhile; the person reads it and says whose text stays. */
export function ChangedMeanwhile({
  report,
  isClosed,
  isSaving,
  onTheirs,
  onMine,
}: {
  report: AnnualReport;
  isClosed: boolean;
  isSaving: boolean;
  onTheirs: () => void;
  onMine: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="error-summary stack no-print" role="alert">
      <p>
        {t(isClosed ? 'reports.meanwhileSigned' : 'reports.meanwhile', {
          by: report.savedBy,
          at: writtenInstant(report.savedAt),
        })}
      </p>
      <details>
        <summary>{t('reports.newerText')}</summary>
        <ReportText content={textOf(report.content)} />
      </details>
      <div className="row">
        <Button onClick={onTheirs}>{t('reports.takeTheirs')}</Button>
        {!isClosed && (
          <Button loading={isSaving} onClick={onMine}>
            {t('reports.keepMine')}
          </Button>
        )}
      </div>
      {!isClosed && <p className="muted">{t('reports.keepMineHint')}</p>}
    </div>
  );
}
