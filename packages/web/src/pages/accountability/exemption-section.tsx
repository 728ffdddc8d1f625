// Art. 23 尽职免责: how far its procedure is, what speaks for and against limb by limb, what was decided, and its acts.
import type { Exemption, ExemptionAct, Limb, Worksheet } from '@jinze/contracts';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today, writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { orNull } from '../../components/form-values.ts';
import { useSigning } from '../../shell/signing.tsx';
import { ExemptionStateMark } from './accountability-words.tsx';
import { useActed } from './use-acted.ts';
import type { SheetActProps } from './worksheet-acts.tsx';

const LIMBS = ['chapter2', 'statutory', 'deployments', 'conditions', 'other-ground'] as const;
const day = (value: string | undefined) => (value ?? '') as never;

/** By the person an application, by who handles the case their own motion. */
export function OpenExemptionDialog({ sheet, onDone, onClose }: SheetActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.exemptionActs.open')}
      fields={[
        { name: 'on', label: t('accountability.exemptionOn'), kind: 'date' },
        {
          name: 'content',
          label: t('accountability.exemptionContent'),
          hint: t('accountability.exemptionContentHint'),
          kind: 'long',
        },
      ]}
      initial={{ on: today() }}
      submit={t('accountability.exemptionActs.open')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'openExemption', {
          params: { worksheetId: sheet.id },
          body: {
            version: sheet.version,
            on: day(values['on']),
            content: values['content'] ?? '',
          },
          idempotencyKey,
        });
        await acted(t('accountability.exemptionDone.open'));
      }}
    >
      <p className="muted">{t('accountability.exemptionNote')}</p>
    </ActDialog>
  );
}

interface ActProps {
  readonly exemption: Exemption;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}
const of = (exemption: Exemption) => ({ params: { exemptionId: exemption.id } });

function ArgumentDialog({ exemption, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const [side, setSide] = useState<'for' | 'against'>('for');
  return (
    <ActDialog
      title={t('accountability.exemptionActs.add-argument')}
      lead={
        <Segmented
          aria-label={t('accountability.side')}
          value={side}
          options={(['for', 'against'] as const).map((value) => ({
            value,
            label: t(`accountability.sides.${value}`),
          }))}
          onChange={setSide}
        />
      }
      fields={[
        {
          name: 'limb',
          label: t('accountability.limb'),
          kind: 'choice',
          choices: LIMBS.map((value) => ({ value, label: t(`accountability.limbs.${value}`) })),
        },
        { name: 'content', label: t('accountability.argument'), kind: 'long' },
        {
          name: 'evidence',
          label: t('accountability.argumentEvidence'),
          hint: t('accountability.argumentEvidenceHint'),
        },
      ]}
      initial={{ limb: 'chapter2' }}
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'addArgument', {
          ...of(exemption),
          body: {
            version: exemption.version,
            limb: (values['limb'] ?? 'chapter2') as Limb,
            side,
            content: values['content'] ?? '',
            evidence: values['evidence'] ?? '',
          },
          idempotencyKey,
        });
        await acted(t('accountability.exemptionDone.add-argument'));
      }}
    />
  );
}

function VerifyDialog({ exemption, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.exemptionActs.verify')}
      fields={[
        { name: 'on', label: t('accountability.verifiedOn'), kind: 'date' },
        { name: 'text', label: t('accountability.verification'), kind: 'long' },
      ]}
      initial={{ on: today() }}
      submit={t('accountability.exemptionActs.verify')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'verifyExemption', {
          ...of(exemption),
          body: {
            version: exemption.version,
            on: day(values['on']),
            text: values['text'] ?? '',
          },
          idempotencyKey,
        });
        await acted(t('accountability.exemptionDone.verify'));
      }}
    >
      <p className="muted">{t('accountability.verifyNote')}</p>
    </ActDialog>
  );
}

function DecideDialog({ exemption, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const sign = useSigning();
  const [result, setResult] = useState<'exempt' | 'not-exempt'>('exempt');
  return (
    <ActDialog
      title={t('accountability.exemptionActs.decide')}
      lead={
        <Segmented
          aria-label={t('accountability.outcome')}
          value={result}
          options={(['exempt', 'not-exempt'] as const).map((value) => ({
            value,
            label: t(`accountability.exemptionResults.${value}`),
          }))}
          onChange={setResult}
        />
      }
      fields={[
        { name: 'meeting', label: t('accountability.meeting') },
        { name: 'on', label: t('accountability.decidedOn'), kind: 'date' },
        { name: 'documentNo', label: t('accountability.minutesNo'), isOptional: true },
        { name: 'present', label: t('accountability.present') },
        {
          name: 'votesFor',
          label: t('accountability.votesFor'),
          hint: t('accountability.votesForHint'),
        },
        { name: 'reasons', label: t('accountability.reasons'), kind: 'long' },
      ]}
      initial={{ on: today() }}
      submit={t('accountability.exemptionActs.decide')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await sign(() =>
          call('accountability', 'decideExemption', {
            ...of(exemption),
            body: {
              version: exemption.version,
              meeting: values['meeting'] ?? '',
              on: day(values['on']),
              documentNo: orNull(values['documentNo']),
              present: Number(values['present'] ?? 0),
              votesFor: Number(values['votesFor'] ?? 0),
              result,
              reasons: values['reasons'] ?? '',
            },
            idempotencyKey,
          }),
        );
        await acted(t('accountability.exemptionDone.decide'));
      }}
    />
  );
}

function ConcludeDialog({ exemption, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.exemptionActs.conclude')}
      fields={[
        { name: 'documentNo', label: t('accountability.conclusionNo') },
        { name: 'on', label: t('accountability.concludedOn'), kind: 'date' },
        { name: 'personServedOn', label: t('accountability.personServedOn'), kind: 'date' },
        { name: 'departmentServedOn', label: t('accountability.departmentServedOn'), kind: 'date' },
      ]}
      initial={{ on: today(), personServedOn: today(), departmentServedOn: today() }}
      submit={t('accountability.exemptionActs.conclude')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'concludeExemption', {
          ...of(exemption),
          body: {
            version: exemption.version,
            documentNo: values['documentNo'] ?? '',
            on: day(values['on']),
            personServedOn: day(values['personServedOn']),
            departmentServedOn: day(values['departmentServedOn']),
          },
          idempotencyKey,
        });
        await acted(t('accountability.exemptionDone.conclude'));
      }}
    />
  );
}

function ClarifyDialog({ exemption, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.exemptionActs.clarify')}
      fields={[
        { name: 'on', label: t('accountability.clarifiedOn'), kind: 'date' },
        {
          name: 'text',
          label: t('accountability.clarification'),
          hint: t('accountability.clarificationHint'),
          kind: 'long',
        },
      ]}
      initial={{ on: today() }}
      submit={t('accountability.exemptionActs.clarify')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'clarifyExemption', {
          ...of(exemption),
          body: {
            version: exemption.version,
            on: day(values['on']),
            text: values['text'] ?? '',
          },
          idempotencyKey,
        });
        await acted(t('accountability.exemptionDone.clarify'));
      }}
    />
  );
}

function WithdrawDialog({ exemption, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.exemptionActs.withdraw')}
      fields={[{ name: 'reason', label: t('accountability.endReason'), kind: 'long' }]}
      submit={t('accountability.exemptionActs.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'withdrawExemption', {
          ...of(exemption),
          body: { version: exemption.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await acted(t('accountability.exemptionDone.withdraw'));
      }}
    />
  );
}

type Dialog = Exclude<ExemptionAct, 'open'>;
const DIALOGS: Readonly<Record<Dialog, (props: ActProps) => ReactNode>> = {
  'add-argument': ArgumentDialog,
  verify: VerifyDialog,
  decide: DecideDialog,
  conclude: ConcludeDialog,
  clarify: ClarifyDialog,
  withdraw: WithdrawDialog,
};

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
  const [dialog, setDialog] = useState<Dialog>();
  const Open = dialog === undefined ? undefined : DIALOGS[dialog];
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
          {(Object.keys(DIALOGS) as Dialog[])
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
