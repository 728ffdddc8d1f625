// One package or release: what it is for, how far it has come, who handled which files when, and the acts on it.
import type { Handout } from '@jinze/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey, saveFile } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ActError } from '../../components/feedback.tsx';
import { orNull } from '../../components/form-values.ts';
import { type StateId, StateMark } from '../../components/marks.tsx';
import { may, useSession } from '../../shell/session.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { grouped } from './ledger-words.ts';
import { Course, Line } from './register.tsx';

const MARK_OF: Readonly<Record<Handout['state'], StateId>> = {
  proposed: 'due-soon',
  approved: 'partly',
  refused: 'not-yet-due',
  'handed-over': 'met',
  withdrawn: 'not-yet-due',
};

export function Custody({
  entries,
  isOpen = false,
}: {
  entries: Handout['custody'];
  isOpen?: boolean;
}) {
  const { t } = useTranslation();
  if (entries.length === 0) return null;
  return (
    <details open={isOpen}>
      <summary>{t('ledger.custody', { n: entries.length })}</summary>
      <ol className="timeline custody">
        {entries.map((entry) => (
          <li key={entry.at + entry.act}>
            <span className="nowrap">{writtenInstant(entry.at)}</span> {entry.name}{' '}
            {t(`ledger.custodyActs.${entry.act}`)}
            {entry.note !== null && <span className="muted">　{entry.note}</span>}
            {Object.entries(entry.hashes).map(([file, hash]) => (
              <div key={file} className="hash">
                {file} <span className="muted">SHA-256</span> <code>{hash}</code>
              </div>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}

type Dialog = 'decide' | 'withdraw' | 'hand-over';

function HandOverDialog({
  handout: { id, version },
  onDone,
  onClose,
}: {
  handout: Handout;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('ledger.handOverTitle')}
      fields={[
        { name: 'takenBy', label: t('ledger.takenBy') },
        { name: 'note', label: t('ledger.note'), kind: 'long', isOptional: true },
      ]}
      submit={t('ledger.handOver')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('ledger', 'handedOver', {
          params: { id },
          body: { version, takenBy: values['takenBy'] ?? '', note: orNull(values['note']) },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['ledger'] });
        onDone();
      }}
    />
  );
}

function Acts({
  handout,
  isOwn,
  onDialog,
  onMade,
}: {
  handout: Handout;
  isOwn: boolean;
  onDialog: (dialog: Dialog) => void;
  onMade: () => void;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: (idempotencyKey: string) =>
      saveFile('ledger', isOwn ? 'myPackage' : 'makePackage', {
        params: { id: handout.id },
        idempotencyKey,
      }),
    onSuccess: onMade,
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['ledger'] }),
  });
  const { state, isMine, custody } = handout;
  const isMade = custody.some(({ act }) => act === 'made');
  // Handed over is handed over: another copy would be another package. One's own release needs no role.
  const mayMake = isOwn
    ? state === 'approved' || state === 'handed-over'
    : state === 'approved' && may(session, 'ledger.make-package');
  const button = (dialog: Dialog, words: string, isPrimary = false) => (
    <Button type={isPrimary ? 'primary' : 'default'} onClick={() => onDialog(dialog)}>
      {words}
    </Button>
  );
  const mayDecide = may(session, 'ledger.decide-handout');
  return (
    <>
      <div className="row no-print">
        {state === 'proposed' && !isMine && mayDecide && button('decide', t('ledger.decide'), true)}
        {state === 'proposed' &&
          isMine &&
          mayDecide &&
          button('withdraw', t('ledger.withdrawTitle'))}
        {mayMake && (
          <Button
            type={isMade ? 'default' : 'primary'}
            loading={make.isPending}
            onClick={() => make.mutate(newKey())}
          >
            {t('ledger.makePackage')}
          </Button>
        )}
        {state === 'approved' &&
          isMade &&
          may(session, 'ledger.handed-over') &&
          button('hand-over', t('ledger.handOver'), true)}
      </div>
      <ActError error={make.error} />
    </>
  );
}

export function HandoutEntry({
  handout,
  isOwn = false,
  onNotice,
}: {
  handout: Handout;
  /** Shown to whom it is released. */
  isOwn?: boolean;
  onNotice: (words: string) => void;
}) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<Dialog>();
  const { id, version, kind, state, recipient } = handout;
  const done = (words: string) => {
    setDialog(undefined);
    onNotice(words);
  };
  const close = () => setDialog(undefined);
  return (
    <li>
      <div className="entry-head">
        <h3>{t(`ledger.handoutTitle.${kind}`, { recipient })}</h3>
        <StateMark state={MARK_OF[state]} text={t(`ledger.handoutStates.${state}`)} />
      </div>
      <dl className="lines">
        {handout.personName !== null && (
          <Line name={t('ledger.subject')}>{handout.personName}</Line>
        )}
        {handout.organName !== null && <Line name={t('ledger.organ')}>{handout.organName}</Line>}
        <Line name={t('ledger.purpose')}>{handout.purpose}</Line>
        {handout.documentNo !== null && (
          <Line name={t(kind === 'evidence' ? 'ledger.callNumberShort' : 'ledger.documentNoShort')}>
            {handout.documentNo}
          </Line>
        )}
        <Line name={t('ledger.included')}>
          {t('ledger.handoutRecords', { n: grouped(handout.records) })}
        </Line>
        {handout.note !== null && <Line name={t('ledger.noteShort')}>{handout.note}</Line>}
      </dl>
      <Course
        steps={[
          t('ledger.proposedLine', {
            by: handout.requester,
            at: writtenInstant(handout.requestedAt),
          }),
          ...(handout.decider === null || handout.decidedAt === null
            ? []
            : [
                t('ledger.decidedLine', {
                  by: handout.decider,
                  at: writtenInstant(handout.decidedAt),
                }),
              ]),
          ...(handout.takenBy === null || handout.takenAt === null
            ? []
            : [
                t('ledger.takenLine', { by: handout.takenBy, at: writtenInstant(handout.takenAt) }),
              ]),
          ...(handout.isMine && state === 'proposed' ? [t('ledger.someoneElse')] : []),
        ]}
      />
      <Acts
        handout={handout}
        isOwn={isOwn}
        onDialog={setDialog}
        onMade={() => done(t('ledger.made'))}
      />
      <Custody entries={handout.custody} />
      {(dialog === 'decide' || dialog === 'withdraw') && (
        <DecideDialog<'approve' | 'refuse' | 'withdraw'>
          title={
            dialog === 'withdraw'
              ? t('ledger.withdrawTitle')
              : t(`ledger.decideHandout.${kind}`, { recipient })
          }
          decisions={dialog === 'withdraw' ? ['withdraw'] : ['approve', 'refuse']}
          onDecide={(decision, note, idempotencyKey) =>
            call('ledger', 'decideHandout', {
              params: { id },
              body: { version, decision, note },
              idempotencyKey,
            })
          }
          onDone={() => done(t('ledger.decided'))}
          onClose={close}
        />
      )}
      {dialog === 'hand-over' && (
        <HandOverDialog
          handout={handout}
          onDone={() => done(t('ledger.handedOver'))}
          onClose={close}
        />
      )}
    </li>
  );
}
