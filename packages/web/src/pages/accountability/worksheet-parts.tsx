// The parts of a worksheet as they are read: what is held, what was answered and proposed.
import type { Worksheet } from '@jinze/contracts';
import { ACCOUNTABILITY_FACTORS } from '@jinze/kernel';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { StateMark } from '../../components/marks.tsx';
import { useMeasuresWord } from './accountability-words.tsx';

type Content = Worksheet['contents'][number];

function Held({ content }: { content: Content }) {
  const { t } = useTranslation();
  const known = content.factors.filter(({ value }) => value !== 'unknown');
  const unknown = known.length < ACCOUNTABILITY_FACTORS.length;
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
  const before = sheet.tellings.findLast((one) => one.contentNumber === content.number);
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
          : before === undefined
            ? t('accountability.notTold')
            : t('accountability.toldBefore', {
                on: before.on,
                number: told?.contentNumber ?? before.contentNumber,
              })}
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
