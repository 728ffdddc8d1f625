// The parts of a worksheet as they are read: what is held, what the rules say, what was answered, proposed and frozen.
import type { Worksheet } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { StateMark } from '../../components/marks.tsx';
import { OutcomeMark, Said, useMeasuresWord } from './accountability-words.tsx';

const ARTICLES = ['18', '20', '21', '22', '23', '24'] as const;

/** Which post it was stands at the top of the page, and what nobody has raised is no reason: what decides is said here. */
const saidOf = (reasons: readonly { readonly code: string; readonly text: string }[]) =>
  reasons
    .filter(
      ({ code }) => !code.startsWith('accountability.post') && code !== 'accountability.not-raised',
    )
    .map(({ text }) => text);

/** Each article with what it comes to on these facts and the first reason; the rest is in the why panel. */
export function Articles({
  sheet,
  onWhy,
}: {
  sheet: Worksheet;
  onWhy: (opener: HTMLElement) => void;
}) {
  const { t } = useTranslation();
  const { assessment } = sheet;
  if (assessment === null) return <p className="muted">{t('accountability.nothingHeld')}</p>;
  return (
    <>
      <dl className="lines wide articles">
        {ARTICLES.map((number) => {
          const { outcome, reasons, missing } = assessment.answer.articles[number];
          return (
            <div className="line" key={number}>
              <dt>{t(`accountability.articles.${number}`)}</dt>
              <dd>
                <button
                  type="button"
                  className="link-button"
                  title={t('why.open')}
                  onClick={(event) => onWhy(event.currentTarget)}
                >
                  <OutcomeMark outcome={outcome} />
                </button>{' '}
                <Said reasons={saidOf(reasons)} />
                {missing.map(({ code, text }) => (
                  <div className="muted" key={code + text}>
                    {t('accountability.missing', { what: text })}
                  </div>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="muted">{t('accountability.noVerdict')}</p>
    </>
  );
}

type Content = Worksheet['contents'][number];

function Held({ content }: { content: Content }) {
  const { t } = useTranslation();
  const known = content.factors.filter(({ value }) => value !== 'unknown');
  const unknown = content.factors.length < 10 || known.length < content.factors.length;
  return (
    <dl className="lines wide">
      <div className="line">
        <dt>{t('accountability.now')}</dt>
        <dd>
          {t(`accountability.whereabouts.${content.now}`)}
          {content.nowSince !== null && ` ${content.nowSince}`}
        </dd>
      </div>
      <div className="line">
        <dt>{t('accountability.responsibility')}</dt>
        <dd>
          {content.responsibility === null
            ? t('accountability.responsibilityNone')
            : t(`accountability.responsibilities.${content.responsibility}`)}
        </dd>
      </div>
      {content.circumstances.map((one) => (
        <div className="line" key={one.number}>
          <dt>{t(`accountability.circumstanceOf.c${one.number as 1}`)}</dt>
          <dd>
            {one.facts}
            <div className="muted">{one.source}</div>
          </dd>
        </div>
      ))}
      {content.findings.length > 0 && (
        <div className="line">
          <dt>{t('accountability.findings')}</dt>
          <dd>
            <Findings rows={content.findings} />
          </dd>
        </div>
      )}
      <div className="line">
        <dt>{t('accountability.statutory')}</dt>
        <dd>
          {content.statutory === null ? (
            <span className="muted">{t('accountability.looked.unknown')}</span>
          ) : (
            <Findings rows={content.statutory} />
          )}
        </dd>
      </div>
      <div className="line">
        <dt>{t('accountability.deployments')}</dt>
        <dd>
          {content.deployments === null ? (
            <span className="muted">{t('accountability.looked.unknown')}</span>
          ) : content.deployments.length === 0 ? (
            t('accountability.noneThere')
          ) : (
            <ul>
              {content.deployments.map((one) => (
                <li key={one.askId ?? one.title}>
                  {one.title}：{t(`accountability.deploymentStates.${one.state}`)}
                  {one.reasons !== null && `（${one.reasons}）`}
                </li>
              ))}
            </ul>
          )}
        </dd>
      </div>
      <div className="line">
        <dt>{t('accountability.factors')}</dt>
        <dd>
          {known.map(({ factor, value, reasons }) => (
            <div key={factor}>
              {t(`accountability.factorOf.${factor}`)}：{t(`accountability.known.${value}`)}
              {reasons !== null && `（${reasons}）`}
            </div>
          ))}
          {unknown && <span className="muted">{t('accountability.othersUnknown')}</span>}
        </dd>
      </div>
    </dl>
  );
}

const SHOWN = 8;

function Findings({ rows }: { rows: Content['findings'] }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  if (rows.length === 0) return <>{t('accountability.noneThere')}</>;
  // What was found wanting comes first, what is unknown next.
  const weight = (state: string) => (state === 'not-met' ? 0 : state === 'met' ? 2 : 1);
  const sorted = rows.toSorted((a, b) => weight(a.state) - weight(b.state));
  return (
    <>
      <ul>
        {(isWhole ? sorted : sorted.slice(0, SHOWN)).map((one) => (
          <li key={one.code}>
            <StateMark state={one.state} /> {one.title}
            {one.reviewer !== null && one.reasons !== null && (
              <div className="muted">
                {one.reviewer}：{one.reasons}
              </div>
            )}
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && !isWhole && (
        <Button size="small" onClick={() => setWhole(true)}>
          {t('accountability.allOf', { count: rows.length })}
        </Button>
      )}
    </>
  );
}

/** What is held, in the version chosen: the newest, or one before it. */
export function Contents({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState<number>();
  const { contents, told } = sheet;
  const content = contents.find((one) => one.number === number) ?? contents[0];
  if (content === undefined) return <p className="muted">{t('accountability.nothingHeld')}</p>;
  return (
    <>
      {contents.length > 1 && (
        <Select
          aria-label={t('accountability.version')}
          style={{ width: 260 }}
          value={content.number}
          options={contents.map((one) => ({
            value: one.number,
            label: t('accountability.versionOf', {
              number: one.number,
              at: writtenInstant(one.recordedAt),
            }),
          }))}
          onChange={setNumber}
        />
      )}
      <p className="muted">
        {told?.contentNumber === content.number
          ? t('accountability.toldThis', { on: told.on, by: told.answerBy })
          : t('accountability.notTold')}
      </p>
      <Held content={content} />
    </>
  );
}

export function Statements({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation();
  if (sheet.statements.length === 0)
    return <p className="muted">{t('accountability.noStatement')}</p>;
  return (
    <ul className="entries">
      {sheet.statements.map((one) => (
        <li key={one.number}>
          <p className="entry-text">{one.content}</p>
          {one.evidence.length > 0 && (
            <p>
              {t('accountability.statementEvidence')}：{one.evidence.join('；')}
            </p>
          )}
          <p className="muted">
            {one.custodian === null
              ? t('accountability.statedAs', { on: one.on, by: one.recordedBy })
              : t('accountability.statedOnPaper', {
                  on: one.on,
                  custodian: one.custodian,
                  no: one.paperNo ?? '',
                })}
          </p>
        </li>
      ))}
    </ul>
  );
}

export function Proposals({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation();
  const measuresWord = useMeasuresWord();
  return (
    <ul className="entries">
      {sheet.proposals.toReversed().map((one) => (
        <li key={one.number}>
          <div className="entry-head">
            <h3>
              {one.outcome === 'pursue'
                ? measuresWord(one.measures)
                : t('accountability.notPursuedOn', {
                    ground: t(`accountability.grounds.${one.ground ?? 'other'}`),
                  })}
            </h3>
            {one.returned !== null && (
              <StateMark state="partly" text={t('accountability.returned')} />
            )}
          </div>
          <p className="entry-text">{one.content}</p>
          {one.weight !== null && (
            <p>
              {t(`accountability.weights.${one.weight}`)}：{one.weightReason}
            </p>
          )}
          <p className="muted">
            {t('accountability.proposedAs', {
              on: one.proposedOn,
              by: one.proposedBy,
              number: one.contentNumber,
              rules: one.assessment.answer.rulesVersion,
            })}
          </p>
          {one.returned !== null && (
            <p className="conflict">
              {t('accountability.returnedAs', { on: one.returned.on, by: one.returned.by })}：
              {one.returned.reason}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What stood when it was frozen; late entries say so. */
export function FrozenEvidence({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const { frozen } = sheet;
  if (frozen === null) return <p className="muted">{t('accountability.notFrozen')}</p>;
  const late = frozen.evidence.filter(({ isLate }) => isLate).length;
  return (
    <>
      <p>
        {t('accountability.frozenAs', {
          at: writtenInstant(frozen.at),
          count: frozen.evidence.length,
          late,
        })}
        {frozen.size !== null && (
          <>
            {' '}
            <Link to="/ledger">{t('accountability.frozenAt', { size: frozen.size })}</Link>
          </>
        )}
      </p>
      {frozen.evidence.length > 0 && (
        <>
          <ul>
            {(isWhole ? frozen.evidence : frozen.evidence.slice(0, SHOWN)).map((one) => (
              <li key={one.recordId}>
                {one.occurredOn ?? ''} {one.title}
                {one.isLate && (
                  <>
                    {' '}
                    <StateMark state="partly" text={t('accountability.late')} />
                  </>
                )}
              </li>
            ))}
          </ul>
          {frozen.evidence.length > SHOWN && !isWhole && (
            <Button size="small" onClick={() => setWhole(true)}>
              {t('accountability.allOf', { count: frozen.evidence.length })}
            </Button>
          )}
        </>
      )}
    </>
  );
}
