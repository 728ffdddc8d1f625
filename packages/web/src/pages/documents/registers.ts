// Whose register of numbers: that of the office of the region in hand, or of the department of one's committee.
import type { NumberRegister, NumberSeries, SessionView } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import type { FieldDefinition } from '../../components/form-page.tsx';

export interface OwnRegister {
  readonly register: NumberRegister;
  readonly region: string;
}
export type PlacedSeries = NumberSeries & OwnRegister;

const OFFICES: readonly string[] = ['safety-office', 'supervision-office'];
const DEPARTMENTS: readonly string[] = ['organisation-department', 'discipline-worksheets'];

/** In which a session that may keep numbers free does so; the organisation department and the discipline organ share one. */
export function registersOf(
  { grants }: Pick<SessionView, 'grants'>,
  region: string | undefined,
): OwnRegister[] {
  const isOffice = grants.some(({ role }) => OFFICES.includes(role));
  const committee = grants.find(({ role }) => DEPARTMENTS.includes(role))?.committeePath ?? null;
  return [
    ...(isOffice && region !== undefined ? [{ register: 'office', region } as const] : []),
    ...(committee === null ? [] : [{ register: 'department', region: committee } as const]),
  ];
}

export const seriesIn = (
  series: readonly PlacedSeries[],
  { register, region }: OwnRegister,
): PlacedSeries[] => series.filter((one) => one.register === register && one.region === region);

export const registerField = (
  registers: readonly OwnRegister[],
  t: TFunction,
): FieldDefinition => ({
  name: 'register',
  label: t('papers.register'),
  kind: 'choice',
  choices: registers.map(({ register }) => ({
    value: register,
    label: t(`papers.registers.${register}`),
  })),
});
