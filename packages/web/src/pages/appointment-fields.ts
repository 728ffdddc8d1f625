// What the dialogs of appointments share: their fields, and how what was typed is read.
import type { Manner } from '@jinze/kernel';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition } from '../components/form-page.tsx';

export interface Closing {
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

const MANNER_IDS: readonly Manner[] = ['full', 'presiding', 'acting', 'ab-holder'];
export const listed = (value: string | undefined) =>
  (value ?? '')
    .split(/[、；;，,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
export const memberOf = (value: string | undefined) =>
  value === 'yes' ? true : value === 'no' ? false : null;

export function useSharedFields(): {
  manner: FieldDefinition;
  member: FieldDefinition;
  document: FieldDefinition;
} {
  const { t } = useTranslation();
  return {
    manner: {
      name: 'manner',
      label: t('posts.mannerLabel'),
      kind: 'choice',
      choices: MANNER_IDS.map((value) => ({ value, label: t(`posts.manner.${value}`) })),
    },
    member: {
      name: 'member',
      label: t('posts.member'),
      kind: 'choice',
      choices: [
        { value: 'yes', label: t('posts.memberYes') },
        { value: 'no', label: t('posts.memberNo') },
        { value: 'unknown', label: t('posts.memberUnknown') },
      ],
    },
    document: { name: 'documentNo', label: t('posts.documentNo'), isOptional: true },
  };
}
