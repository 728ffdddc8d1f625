// What a place asks beside the clause: which value stands and why, what is unverified, and what gave way.
import type { AdoptionView, PlaceRequirements } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { SourceTag } from '../components/marks.tsx';

export type RuleItem = PlaceRequirements['classes'][number]['items'][number];
type Requirement = RuleItem['requirements'][number];

/** What the lines need of the page: titles, adoptions, and the acts on a value. */
export interface LocalFacts {
  readonly titles: PlaceRequirements['titles'];
  readonly adoptions: readonly AdoptionView[];
  /** Absent: the caller may not adopt for this place. */
  readonly onAdopt?: ((requirement: Requirement) => void) | undefined;
  readonly onTakeBack: (adoption: AdoptionView) => void;
  /** Who must do it, by the requirement's id. */
  readonly onWho: (parameter: string) => void;
}

function Source({ requirement, facts }: { requirement: Requirement; facts: LocalFacts }) {
  const { t } = useTranslation();
  const { instrument, article, place } = requirement.source;
  return (
    <span className="muted">
      {place} ·{' '}
      <Link
        to="/instruments/$instrumentId"
        params={{ instrumentId: instrument }}
        hash={requirement.parameter ?? ''}
      >
        《{facts.titles[instrument] ?? instrument}》
      </Link>
      {article} <SourceTag status={requirement.source.status} />{' '}
      {requirement.parameter !== undefined && (
        <button
          type="button"
          id={`who-${requirement.parameter}`}
          className="link-button no-print"
          onClick={() => facts.onWho(requirement.parameter ?? '')}
        >
          {t('instruments.who')}
        </button>
      )}
    </span>
  );
}

function Adoption({ adoption, facts }: { adoption: AdoptionView; facts: LocalFacts }) {
  const { t } = useTranslation();
  const { by, on, documentNo } = adoption;
  return (
    <div className="muted">
      {t('instruments.adoptedBy', { by, on, documentNo })}{' '}
      {adoption.may.includes('withdraw') && (
        <button type="button" className="link-button" onClick={() => facts.onTakeBack(adoption)}>
          {t('instruments.takeBack')}
        </button>
      )}
    </div>
  );
}

function RequirementLine({ requirement, facts }: { requirement: Requirement; facts: LocalFacts }) {
  const { t } = useTranslation();
  const adoption = facts.adoptions.find((one) => one.parameter === requirement.parameter);
  const also = requirement.alsoFrom?.map((one) => one.place ?? '') ?? [];
  const isUnverified = !requirement.counts && requirement.outcome === 'does-not-apply';
  const mayAdopt =
    isUnverified && requirement.source.status === 'recalled' && adoption === undefined;
  return (
    <li>
      <span className={requirement.counts ? undefined : 'muted'}>{requirement.text}</span>{' '}
      {!requirement.counts && <span className="tag unchecked">{t('instruments.notCounting')}</span>}
      <div>
        <Source requirement={requirement} facts={facts} />
      </div>
      {also.length > 0 && (
        <div className="muted">{t('instruments.alsoFrom', { places: also.join('、') })}</div>
      )}
      {!requirement.counts && (
        <div className="row" style={{ gap: 8 }}>
          <span className="muted">
            {t(isUnverified ? 'instruments.unverified' : 'instruments.unsettled')}
          </span>
          {mayAdopt && facts.onAdopt !== undefined && (
            <Button size="small" onClick={() => facts.onAdopt?.(requirement)}>
              {t('instruments.adopt')}
            </Button>
          )}
        </div>
      )}
      {requirement.why !== undefined && (
        <details>
          <summary className="muted">{t('why.title')}</summary>
          {requirement.why.map((line) => (
            <p key={line} className="muted">
              {line}
            </p>
          ))}
        </details>
      )}
      {adoption !== undefined && <Adoption adoption={adoption} facts={facts} />}
    </li>
  );
}

/** The local requirements of one duty item; nothing when the place adds none. */
export function LocalRequirements({
  item,
  heading,
  facts,
}: {
  item: RuleItem;
  heading?: string;
  facts: LocalFacts;
}) {
  const { t } = useTranslation();
  const local = item.requirements.filter((one) => one.parameter !== undefined);
  if (local.length === 0 && item.conflicts.length === 0) return null;
  return (
    <div className="local-rules">
      {heading !== undefined && <strong>{heading}</strong>}
      <ul>
        {local.map((requirement) => (
          <RequirementLine key={requirement.parameter} requirement={requirement} facts={facts} />
        ))}
        {item.conflicts.map((conflict) => (
          <li
            key={conflict.parameter}
            className={conflict.because === 'looser' ? 'conflict' : 'muted'}
          >
            {t(`instruments.conflict.${conflict.because}`, {
              place: conflict.source.place ?? '',
              text: conflict.text,
              winner: conflict.winner.text,
              by: conflict.winner.source.place ?? '',
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
