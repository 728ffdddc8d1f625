// What is asked about the number of a document: which series, and where one begins that has none of its year yet.
import type { DocumentForm, NumberSeries } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';

type Values = Readonly<Record<string, string>>;

const begun = <Series extends NumberSeries>(
  series: readonly Series[],
  code: string,
  year: number,
): Series | undefined => series.find((one) => one.code === code && one.year === year);

/** A first number is asked only for a series that has none of the year; of others the next is said. */
export function seriesFields(
  series: readonly NumberSeries[],
  { code, year }: { readonly code: string; readonly year: number },
  t: TFunction,
): FieldDefinition[] {
  if (code === '' || begun(series, code, year) !== undefined) return [];
  return [
    {
      name: 'first',
      label: t('papers.first'),
      hint: t('papers.firstHint', { code, year }),
      isOptional: true,
      shape: { pattern: /^[1-9]\d{0,4}$/, message: t('papers.firstShape') },
    },
  ];
}

/** Where the code that is typed has numbers of the year, which one comes next. */
export function codeField(
  series: readonly NumberSeries[],
  { code, year }: { readonly code: string; readonly year: number },
  t: TFunction,
): FieldDefinition {
  const going = begun(series, code, year);
  return {
    name: 'code',
    label: t('papers.code'),
    hint: going === undefined ? t('papers.codeHint') : t('papers.codeGoesOn', going),
    most: 20,
  };
}

const yearIn = (values: Values): number => Number((values['dated'] ?? '').slice(0, 4));

/** The series that is chosen, or typed anew. */
function chosen(values: Values): { readonly code: string; readonly year: number } {
  const [how, which = ''] = (values['number'] ?? 'none').split(' ');
  const year = yearIn(values);
  if (how === 'next') return { code: which, year };
  return { code: how === 'new' ? (values['code'] ?? '').trim() : '', year };
}

/** A number of another year goes on no paper of this one; what is chosen stays to be seen until another is. */
function choicesOf({ codes, reserved }: DocumentForm, values: Values, t: TFunction) {
  const year = yearIn(values);
  const known = new Map(codes.map(({ code, isOwn }) => [code, isOwn]));
  const labelOf = (code: string, isOwn: boolean) => {
    const going = begun(codes, code, year);
    const label =
      going === undefined
        ? t('papers.numberBegins', { code, year })
        : t('papers.numberNext', { code, year, next: going.next });
    return isOwn ? label : t('papers.numberOfOther', { label });
  };
  return [
    { value: 'none', label: t('papers.numberNone') },
    ...[...known].map(([code, isOwn]) => ({ value: `next ${code}`, label: labelOf(code, isOwn) })),
    ...reserved
      .filter((one) => one.year === year || values['number'] === `reserved ${one.id}`)
      .map(({ id, text, purpose }) => ({
        value: `reserved ${id}`,
        label: t('papers.numberReserved', { text, purpose: purpose ?? '' }),
      })),
    { value: 'new', label: t('papers.numberNew') },
  ];
}

/** What the record went out under, and nothing else. */
const ownChoice = (ownNumber: string, t: TFunction): FieldDefinition => ({
  name: 'number',
  label: t('papers.number'),
  kind: 'choice',
  choices: [
    { value: 'own', label: t('papers.numberOwn', { number: ownNumber }) },
    { value: 'none', label: t('papers.numberNone') },
  ],
});

export function numberFields(form: DocumentForm, values: Values, t: TFunction): FieldDefinition[] {
  if (!form.isNumbered || form.isDraft) return [];
  if (form.ownNumber !== null) return [ownChoice(form.ownNumber, t)];
  const series = chosen(values);
  return [
    {
      name: 'number',
      label: t('papers.number'),
      kind: 'choice',
      choices: choicesOf(form, values, t),
    },
    ...(values['number'] === 'new' ? [codeField(form.codes, series, t)] : []),
    ...seriesFields(form.codes, series, t),
  ];
}

/** Fields that are not shown any more say nothing. */
export function numberOf(form: DocumentForm, values: Values) {
  const [how = 'none', which = ''] = (values['number'] ?? 'none').split(' ');
  if (!form.isNumbered || form.isDraft || how === 'none') return { kind: 'none' as const };
  if (how === 'own') return { kind: 'own' as const };
  if (how === 'reserved') return { kind: 'reserved' as const, id: which as never };
  const { code, year } = chosen(values);
  const first = begun(form.codes, code, year) === undefined ? orNull(values['first']) : null;
  return { kind: 'next' as const, code, first: first === null ? null : Number(first) };
}
