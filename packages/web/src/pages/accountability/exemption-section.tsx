// Art. 23 尽职免责: how far its procedure is, what speaks for and against limb by limb, what was decided, and its acts.
import type { Exemption, Worksheet } from '@jinze/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { ExemptionStateMark } from './accountability-words.tsx';
import { EXEMPTION_DIALOGS, type ExemptionDialog, LIMBS } from './exemption-acts.tsx';

/** For and against side by side, so that a file which can only excuse is seen to be one. */
function Argued({ exemption }: { exemption: Exemption }) {
  const { t } = useTranslation();
  return (
    <table className="plain cards">
      <caption className="visually-hidden">{t('accountability.argued')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('accountability.limb')}</th>
          <th scope="col">{t('accountability.sides.for')}</th>
          <th scope="col">{t('accountability.sides.against')}</th>
        </tr>
      </thead>
      <tbody>
        {LIMBS.map((limb) => {
          const own = exemption.argued.filter((one) => one.limb === limb);
          if (limb === 'other-ground' && own.length === 0) return null;
          return (
            <tr key={limb}>
              <td className="head">
                <div className="cell">{t(`accountability.limbs.${limb}`)}</div>
              </td>
              {(['for', 'against'] as const).map((side) => {
                const rows = own.filter((one) => one.side === side);
                return (
                  <td key={side} data-label={t(`accountability.sides.${side}`)}>
                    <div className="cell">
                      {rows.length === 0 ? (
                        <span className="muted">{t('accountability.nothingArgued')}</span>
                      ) : (
                        rows.map((one) => (
                          <p key={one.number}>
                            {one.content}
                            <br />
                            <span className="muted">
                              {t('accountability.arguedBy', {
                                evidence: one.evidence,
                                by: one.recordedBy,
                                at: writtenInstant(one.recordedAt),
                              })}
                            </span>
                          </p>
                        ))
                      )}
                    </div>
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function ExemptionSection({
  sheet,
  onDone,
}: {
  sheet: Worksheet & { readonly exemption: Exemption };
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const { exemption } = sheet;
  const [dialog, setDialog] = useState<ExemptionDialog>();
  const Open = dialog === undefined ? undefined : EXEMPTION_DIALOGS[dialog];
  const { verification, decision, conclusion, clarification } = exemption;
  return (
    <section className="card stack">
      <div className="row">
        <h2>{t('accountability.exemption')}</h2>
        <ExemptionStateMark state={exemption.state} />
      </div>
      <p>
        {t(`accountability.exemptionOrigins.${exemption.origin}`, { on: exemption.openedOn })}：
        {exemption.content}
      </p>
      <Argued exemption={exemption} />
      {verification !== null && (
        <p>
          {t('accountability.verifiedAs', { on: verification.on, by: verification.by })}：
          {verification.text}
        </p>
      )}
      {decision !== null && (
        <p>
          {t('accountability.exemptionDecidedAs', {
            on: decision.on,
            meeting: decision.meeting,
            present: decision.present,
            votesFor: decision.votesFor,
            result: t(`accountability.exemptionResults.${decision.result}`),
          })}
          ：{decision.reasons}
        </p>
      )}
      {conclusion !== null && (
        <p>
          {t('accountability.concludedAs', {
            no: conclusion.documentNo,
            on: conclusion.on,
            person: conclusion.personServedOn,
            department: conclusion.departmentServedOn,
          })}
        </p>
      )}
      {clarification !== null && (
        <p>
          {t('accountability.clarifiedAs', { on: clarification.on })}：{clarification.text}
        </p>
      )}
      {exemption.endedReason !== null && <p className="conflict">{exemption.endedReason}</p>}
      {exemption.may.length > 0 && (
        <div className="row no-print">
          {(Object.keys(EXEMPTION_DIALOGS) as ExemptionDialog[])
            .filter((act) => exemption.may.includes(act))
            .map((act) => (
              <Button key={act} onClick={() => setDialog(act)}>
                {t(`accountability.exemptionActs.${act}`)}
              </Button>
            ))}
        </div>
      )}
      {Open !== undefined && (
        <Open
          exemption={exemption}
          onClose={() => setDialog(undefined)}
          onDone={(words) => {
            setDialog(undefined);
            onDone(words);
          }}
        />
      )}
    </section>
  );
}
