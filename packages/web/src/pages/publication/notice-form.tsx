// The words of a public notice, with the page beside it as the public will read it.
import type { NoticeTable, PublicationRule } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { today } from '../../clock.ts';
import { type FieldDefinition, FormPage } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { NoticeSheet } from './notice-sheet.tsx';
import './publication.css';

type Values = Readonly<Record<string, string>>;

/** As the API takes it, but for the tables, which come from the source. */
export function writtenOf(values: Values, tables: readonly NoticeTable[]) {
  return {
    year: Number(values['year']),
    title: values['title'] ?? '',
    organ: values['organ'] ?? '',
    body: values['body'] ?? '',
    tables: values['tables'] === 'none' ? [] : [...tables],
    instrument: orNull(values['instrument']),
    correction: orNull(values['correction']),
    readAt: orNull(values['readAt']),
  };
}

export interface NoticeFormProps {
  readonly draftKey: string;
  /** With `readAt`: it stays with what is typed, however often the source is read again. */
  readonly initial: Values & { readonly readAt: string };
  readonly tables: readonly NoticeTable[];
  readonly rule: PublicationRule;
  readonly submit: string;
  /** It corrects another one: what of it is asked too. */
  readonly isCorrection?: boolean;
  readonly onSubmit: (values: Values) => Promise<void>;
  readonly onCancel: () => void;
}

export function NoticeForm(props: NoticeFormProps) {
  const { t } = useTranslation();
  const { tables, rule, initial, isCorrection = false } = props;
  const fields: readonly FieldDefinition[] = [
    ...(isCorrection
      ? [
          {
            name: 'correction',
            label: t('publication.correction'),
            hint: t('publication.correctionHint'),
            kind: 'long',
          } as const,
        ]
      : []),
    { name: 'title', label: t('publication.noticeTitle'), most: 120 },
    { name: 'organ', label: t('publication.organ') },
    { name: 'year', label: t('publication.aboutYear') },
    {
      name: 'body',
      label: t('publication.body'),
      hint: t('publication.bodyHint'),
      kind: 'long',
      most: 20_000,
    },
    ...(tables.length === 0
      ? []
      : [
          {
            name: 'tables',
            label: t('publication.tables'),
            kind: 'choice',
            choices: (['all', 'none'] as const).map((value) => ({
              value,
              label: t(`publication.tablesAs.${value}`, { count: tables.length }),
            })),
          } as const,
        ]),
    ...(rule.persons === 'never'
      ? []
      : [
          {
            name: 'instrument',
            label: t('publication.instrument'),
            hint: t('publication.instrumentHint'),
            isOptional: true,
          } as const,
        ]),
  ];
  return (
    <section className="card beside-preview">
      <FormPage
        draftKey={props.draftKey}
        fields={fields}
        initial={{ tables: 'all', ...initial }}
        submit={props.submit}
        onSubmit={props.onSubmit}
        onCancel={props.onCancel}
        lead={(values) => (
          <div className="preview" role="region" aria-label={t('publication.preview')}>
            <NoticeSheet
              title={values['title'] ?? ''}
              documentNo={null}
              body={values['body'] ?? ''}
              tables={values['tables'] === 'none' ? [] : tables}
              organ={values['organ'] ?? ''}
              on={today()}
            />
          </div>
        )}
      />
    </section>
  );
}
