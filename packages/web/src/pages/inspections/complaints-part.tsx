// What people brought to the group on site: by when it is answered, and that those about leaders went to the discipline organ.
import type { Inspection, InspectionComplaint } from '@jinze/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { EmptyState } from '../../components/feedback.tsx';
import { orNull } from '../../components/form-values.ts';
import { StateMark } from '../../components/marks.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { useSigning } from '../../shell/signing.tsx';
import { day, useDone, word } from './inspection-acts.tsx';

interface Props {
  readonly one: Inspection;
  readonly onDone: (words: string) => void;
}
type Dialog =
  | { readonly kind: 'add' | 'hand-over' }
  | { readonly kind: 'answer' | 'contact' | 'move-on'; readonly complaint: InspectionComplaint };

function AddDialog({ one, onDone, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const done = useDone(onDone);
  return (
    <ActDialog
      title={t('inspections.addComplaint')}
      fields={[
        { name: 'receivedOn', label: t('inspections.receivedOn'), kind: 'date' },
        { name: 'how', label: t('inspections.how'), hint: t('inspections.howHint') },
        { name: 'place', label: t('inspections.where') },
        { name: 'matter', label: t('inspections.matter'), kind: 'long' },
        {
          name: 'contact',
          label: t('inspections.contact'),
          hint: t('inspections.contactHint'),
          isOptional: true,
        },
      ]}
      initial={{ receivedOn: today() }}
      lead={<p className="muted">{t('inspections.leaderHint')}</p>}
      submit={t('inspections.saveComplaint')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('inspections', 'addComplaint', {
          params: { inspectionId: one.id },
          body: {
            version: one.version,
            receivedOn: day(values['receivedOn']),
            how: word(values, 'how'),
            place: word(values, 'place'),
            matter: word(values, 'matter'),
            contact: orNull(values['contact']),
          },
          idempotencyKey,
        });
        await done(t('inspections.complaintSaved'));
      }}
    />
  );
}

function HandOverDialog({
  one,
  complaint,
  onDone,
  onClose,
}: Props & { complaint?: InspectionComplaint; onClose: () => void }) {
  const { t } = useTranslation();
  const done = useDone(onDone);
  return (
    <ActDialog
      title={t('inspections.handOver')}
      fields={[
        ...(complaint === undefined
          ? ([{ name: 'receivedOn', label: t('inspections.receivedOn'), kind: 'date' }] as const)
          : []),
        { name: 'organ', label: t('inspections.handOverTo') },
        { name: 'on', label: t('inspections.handedOn'), kind: 'date' },
      ]}
      initial={{ receivedOn: complaint?.receivedOn ?? today(), on: today() }}
      lead={
        <p className="muted">
          {t(complaint === undefined ? 'inspections.handOverHint' : 'inspections.moveOnHint')}
        </p>
      }
      submit={t('inspections.handOver')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('inspections', 'handOverComplaint', {
          params: { inspectionId: one.id },
          body: {
            version: one.version,
            complaintId: complaint?.id ?? null,
            receivedOn: day(values['receivedOn']),
            organ: word(values, 'organ'),
            on: day(values['on']),
          },
          idempotencyKey,
        });
        await done(t('inspections.complaintHandedOver'));
      }}
    />
  );
}

function AnswerDialog({
  one,
  complaint,
  onDone,
  onClose,
}: Props & { complaint: InspectionComplaint; onClose: () => void }) {
  const { t } = useTranslation();
  const done = useDone(onDone);
  return (
    <ActDialog
      title={t('inspections.answerComplaint')}
      fields={[
        { name: 'on', label: t('inspections.on'), kind: 'date' },
        { name: 'answer', label: t('inspections.complaintAnswer'), kind: 'long' },
      ]}
      initial={{ on: today() }}
      draftKey={`jinze.draft.complaint.${complaint.id}`}
      submit={t('inspections.answerComplaint')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('inspections', 'answerComplaint', {
          params: { inspectionId: one.id },
          body: {
            version: complaint.version,
            complaintId: complaint.id,
            on: day(values['on']),
            answer: word(values, 'answer'),
          },
          idempotencyKey,
        });
        await done(t('inspections.complaintAnswered'));
      }}
    />
  );
}

function ContactDialog({
  one,
  complaint,
  onDone,
  onClose,
}: Props & { complaint: InspectionComplaint; onClose: () => void }) {
  const { t } = useTranslation();
  const sign = useSigning();
  return (
    <ActDialog
      title={t('inspections.readContact')}
      fields={[{ name: 'reason', label: t('inspections.reason') }]}
      lead={<p className="muted">{t('inspections.contactKept')}</p>}
      submit={t('inspections.readContact')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const { contact } = await sign(() =>
          call('inspections', 'readContact', {
            params: { inspectionId: one.id, complaintId: complaint.id },
            body: { reason: word(values, 'reason') },
            idempotencyKey,
          }),
        );
        onDone(t('inspections.contactIs', { number: complaint.number, contact: contact ?? '' }));
      }}
    />
  );
}

function Line({
  one,
  complaint,
  onAct,
}: {
  one: Inspection;
  complaint: InspectionComplaint;
  onAct: (dialog: Dialog) => void;
}) {
  const { t } = useTranslation();
  const isGroup = one.side === 'group';
  return (
    <section className="card">
      <h3>
        {complaint.number}．{complaint.receivedOn} {complaint.how} {complaint.place}
      </h3>
      <p className="entry-text">{complaint.matter}</p>
      <p>
        {complaint.state === 'answered' ? (
          <StateMark
            state="met"
            text={t('inspections.answeredOn', { on: complaint.answeredOn ?? '' })}
          />
        ) : (
          <StateMark
            state={complaint.isOverdue ? 'overdue' : 'under-way'}
            text={
              complaint.dueOn !== null
                ? t('inspections.requestDue', { on: complaint.dueOn })
                : t(
                    complaint.isDuePending
                      ? 'inspections.duePending'
                      : 'inspections.noComplaintTerm',
                  )
            }
          />
        )}
      </p>
      {complaint.answer !== null && <p className="entry-text">{complaint.answer}</p>}
      <div className="row no-print">
        {complaint.state === 'open' && one.mayDo.includes('answer-complaint') && (
          <Button onClick={() => onAct({ kind: 'answer', complaint })}>
            {t('inspections.answerComplaint')}
          </Button>
        )}
        {isGroup && !complaint.isAnonymous && (
          <Button onClick={() => onAct({ kind: 'contact', complaint })}>
            {t('inspections.readContact')}
          </Button>
        )}
        {isGroup && complaint.state === 'open' && one.mayDo.includes('answer-complaint') && (
          <Button onClick={() => onAct({ kind: 'move-on', complaint })}>
            {t('inspections.handOver')}
          </Button>
        )}
        {complaint.isAnonymous && <span className="muted">{t('inspections.anonymous')}</span>}
      </div>
    </section>
  );
}

export function ComplaintsPart({ one, onDone }: Props) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const common = {
    one,
    onClose: close,
    onDone: (words: string) => {
      close();
      onDone(words);
    },
  };
  return (
    <div className="stack">
      <div className="row no-print">
        {one.mayDo.includes('add-complaint') && (
          <>
            <Button type="primary" onClick={() => setDialog({ kind: 'add' })}>
              {t('inspections.addComplaint')}
            </Button>
            <Button onClick={() => setDialog({ kind: 'hand-over' })}>
              {t('inspections.handOver')}
            </Button>
          </>
        )}
        {one.complaints.length > 0 && (
          <SheetLink path={`inspections/${one.id}/complaints`} filter={{}} />
        )}
      </div>
      {one.handedOver !== null && one.handedOver > 0 && (
        <p className="muted">{t('inspections.handedOverCount', { count: one.handedOver })}</p>
      )}
      {one.complaints.length === 0 && (
        <EmptyState title={t('inspections.noComplaint')} hint={t('inspections.noComplaintHint')} />
      )}
      {one.complaints.map((complaint) => (
        <Line key={complaint.id} one={one} complaint={complaint} onAct={setDialog} />
      ))}
      {dialog?.kind === 'add' && <AddDialog {...common} />}
      {dialog?.kind === 'hand-over' && <HandOverDialog {...common} />}
      {dialog?.kind === 'move-on' && <HandOverDialog {...common} complaint={dialog.complaint} />}
      {dialog?.kind === 'answer' && <AnswerDialog {...common} complaint={dialog.complaint} />}
      {dialog?.kind === 'contact' && <ContactDialog {...common} complaint={dialog.complaint} />}
    </div>
  );
}
