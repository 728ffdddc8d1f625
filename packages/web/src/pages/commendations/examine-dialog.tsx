// Examining: what the system does not know is stated here, by whom, under which document; what is left out is unknown.
import type { CommendationStatement, StatementTopic } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { type ActProps, useDone } from './commendation-acts.tsx';

const VALUES = {
  'open-case': ['unknown', 'none', 'filed'],
  'answers-for': ['unknown', 'no', 'yes'],
  'responsible-body': ['unknown', 'no', 'yes'],
  'is-accident': ['unknown', 'no', 'yes'],
} as const satisfies Readonly<Record<StatementTopic, readonly string[]>>;

function fieldsOf(topics: readonly StatementTopic[], t: TFunction): FieldDefinition[] {
  return topics.flatMap((topic): FieldDefinition[] => [
    {
      name: topic,
      label: t(`commendations.topics.${topic}`),
      kind: 'choice',
      choices: VALUES[topic].map((value) => ({
        value,
        label: t(`commendations.values.${value}`),
      })),
    },
    { name: `${topic}.by`, label: t('commendations.statedBy'), isOptional: true },
    { name: `${topic}.no`, label: t('commendations.statedNo'), isOptional: true },
  ]);
}

function statementsOf(
  topics: readonly StatementTopic[],
  values: Readonly<Record<string, string>>,
): CommendationStatement[] {
  return topics.flatMap((topic) => {
    const value = values[topic] ?? 'unknown';
    if (value === 'unknown') return [];
    return [
      {
        topic,
        value,
        by: values[`${topic}.by`] ?? '',
        documentNo: values[`${topic}.no`] ?? '',
        on: values['on'],
      } as CommendationStatement,
    ];
  });
}

export function ExamineDialog(props: ActProps) {
  const { t } = useTranslation();
  const { one, onClose } = props;
  const done = useDone(props);
  const last = one.examinations.at(-1);
  const said = Object.fromEntries(
    (last?.statements ?? []).flatMap(({ topic, value, by, documentNo }) => [
      [topic, value],
      [`${topic}.by`, by],
      [`${topic}.no`, documentNo],
    ]),
  );
  return (
    <ActDialog
      title={t('commendations.acts.examine')}
      fields={[
        ...fieldsOf(one.topics, t),
        { name: 'on', label: t('commendations.statedOn'), kind: 'date' },
      ]}
      initial={{
        ...Object.fromEntries(one.topics.map((topic) => [topic, 'unknown'])),
        ...said,
        on: last?.statements[0]?.on ?? today(),
      }}
      submit={t('commendations.acts.examine')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('commendations', 'examine', {
          params: { commendationId: one.id },
          body: { version: one.version, statements: statementsOf(one.topics, values) },
          idempotencyKey,
        });
        await done('examine');
      }}
    >
      <p className="muted">{t('commendations.examineNote')}</p>
    </ActDialog>
  );
}
