// Adding people to a case: one found by name, or several of the chain of its accident at once.
import type { AccidentChain, AccountabilityCase } from '@jinze/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ActError } from '../../components/feedback.tsx';
import { homeRegion, may, useSession } from '../../shell/session.ts';
import type { CaseActProps } from './case-acts.tsx';
import { type ChosenPerson, PERSON_ID, PersonChoice } from './person-choice.tsx';
import { useActed } from './use-acted.ts';

/** Each appointment once, whatever ties it to the accident; who is in the case already is not offered. */
function peopleOf(chain: AccidentChain, { worksheets }: AccountabilityCase): ChosenPerson[] {
  const known = new Set(worksheets.map(({ personId }) => personId));
  const links = chain.levels.flatMap((level) => level.links);
  return [
    ...new Map(
      links
        .filter(({ personId, isPrevious }) => !isPrevious && !known.has(personId))
        .map((link) => [
          link.appointmentId as string,
          {
            appointmentId: link.appointmentId as string,
            words: `${link.organName} ${link.postTitle} · ${link.personName}`,
          },
        ]),
    ).values(),
  ];
}

/** Read only when asked for: every reading of the chain is in the audit trail. */
function ChainChoice({
  opened,
  chosen,
  onChange,
}: {
  opened: AccountabilityCase;
  chosen: readonly ChosenPerson[];
  onChange: (chosen: readonly ChosenPerson[]) => void;
}) {
  const { t } = useTranslation();
  const reading = useMutation({
    mutationFn: () =>
      call('accidents', 'readChain', {
        params: { accidentId: (opened.accident?.id ?? '') as never },
        body: { momentId: null, known: 'today', previousYears: 0 },
      }),
  });
  if (reading.data === undefined)
    return (
      <>
        <ActError error={reading.error} />
        <div className="row">
          <Button loading={reading.isPending} onClick={() => reading.mutate()}>
            {t('accountability.fromChain')}
          </Button>
          <span className="muted">{t('accountability.fromChainNote')}</span>
        </div>
      </>
    );
  const people = peopleOf(reading.data, opened);
  return (
    <fieldset className="choice-group">
      <legend>{t('accountability.chainPeople')}</legend>
      {people.length === 0 && <p className="muted">{t('accountability.chainNobody')}</p>}
      {people.map((one) => (
        <div key={one.appointmentId}>
          <Checkbox
            checked={chosen.some(({ appointmentId }) => appointmentId === one.appointmentId)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...chosen, one]
                  : chosen.filter(({ appointmentId }) => appointmentId !== one.appointmentId),
              )
            }
          >
            {one.words}
          </Checkbox>
        </div>
      ))}
    </fieldset>
  );
}

export function AddPersonDialog({ opened, onDone, onClose }: CaseActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const queryClient = useQueryClient();
  const session = useSession();
  const region = homeRegion(session) ?? { path: opened.regionPath, name: opened.regionName };
  const [person, setPerson] = useState<ChosenPerson>();
  const [ofChain, setOfChain] = useState<readonly ChosenPerson[]>([]);
  const [error, setError] = useState('');
  const all = [...ofChain, ...(person === undefined ? [] : [person])];
  const missing = () => {
    const message = all.length === 0 ? t('accountability.needPerson') : '';
    setError(message);
    return message === '' ? [] : [{ id: PERSON_ID, label: t('accountability.person'), message }];
  };
  const add = async (onDay: string | undefined) => {
    let { version } = opened;
    for (const one of all) {
      const done = await call('accountability', 'addPerson', {
        params: { caseId: opened.id },
        body: { version, appointmentId: one.appointmentId as never, onDay: (onDay ?? '') as never },
        idempotencyKey: newKey(),
      });
      version = done.version;
      // Who is in stays in, whatever comes of the next one.
      if (one === person) setPerson(undefined);
      else setOfChain((rest) => rest.filter((other) => other !== one));
    }
  };
  return (
    <ActDialog
      title={t('accountability.caseActs.add-person')}
      fields={[
        {
          name: 'onDay',
          label: t('accountability.onDay'),
          hint: t('accountability.onDayHint'),
          kind: 'date',
        },
      ]}
      initial={{ onDay: opened.accident?.occurredOn ?? opened.openedOn }}
      submit={t('accountability.caseActs.add-person')}
      onClose={onClose}
      checkRest={missing}
      lead={(values) => (
        <>
          {opened.accident !== null && may(session, 'accidents.read-chain') && (
            <ChainChoice
              opened={opened}
              chosen={ofChain}
              onChange={(next) => {
                setOfChain(next);
                setError('');
              }}
            />
          )}
          <PersonChoice
            region={region}
            on={values['onDay'] ?? ''}
            value={person}
            error={error}
            onChange={(next) => {
              setPerson(next);
              setError('');
            }}
          />
        </>
      )}
      onSubmit={async (values) => {
        try {
          await add(values['onDay']);
        } catch (failure) {
          await queryClient.invalidateQueries({ queryKey: ['accountability'] });
          throw failure;
        }
        await acted(t('accountability.caseDone.add-person'));
      }}
    >
      <p className="muted">{t('accountability.addPersonNote')}</p>
    </ActDialog>
  );
}
