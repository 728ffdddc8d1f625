// How a commendation is said in words: its state with a mark, who, for what, and the answer first.
import type {
  Commendation,
  CommendationLine,
  CommendationState,
  Examination,
} from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type StateId, StateMark } from '../../components/marks.tsx';

export const KINDS = ['timely', 'merit', 'citation'] as const;
export const STATES = [
  'draft',
  'nominated',
  'waiting',
  'examined',
  'refused',
  'publicised',
  'granted',
  'not-granted',
  'revoked',
  'withdrawn',
] as const;

const MARKS: Readonly<Record<CommendationState, StateId>> = {
  draft: 'not-yet-due',
  nominated: 'under-way',
  waiting: 'cannot-tell',
  examined: 'under-way',
  refused: 'ended',
  publicised: 'under-way',
  granted: 'met',
  'not-granted': 'ended',
  revoked: 'ended',
  withdrawn: 'ended',
};

export function CommendationMark({ state }: Pick<CommendationLine, 'state'>) {
  const { t } = useTranslation();
  return <StateMark state={MARKS[state]} text={t(`commendations.states.${state}`)} />;
}

const ANSWERS: Readonly<Record<Examination['answer']['answer'], StateId>> = {
  barred: 'barred',
  'cannot-tell': 'cannot-tell',
  'no-bar-recorded': 'met',
};

export function AnswerMark({ answer }: { answer: Examination['answer']['answer'] }) {
  const { t } = useTranslation();
  return <StateMark state={ANSWERS[answer]} text={t(`commendations.answers.${answer}`)} />;
}

export const whoWord = ({
  organName,
  postTitle,
  personName,
}: Pick<CommendationLine, 'organName' | 'postTitle' | 'personName'>) =>
  `${organName}${postTitle} ${personName}`;

/** The kind, and of a timely one what it is for. */
export function whatWord({ kind, merit }: Pick<CommendationLine, 'kind' | 'merit'>, t: TFunction) {
  const word = t(`commendations.kinds.${kind}`);
  return merit === null
    ? word
    : t('commendations.kindFor', { kind: word, merit: t(`commendations.merits.${merit}`) });
}

/** The first line of its page: who, what, and how it stands. */
export function conclusionOf(one: Commendation, t: TFunction): string {
  const who = whoWord(one);
  const what = whatWord(one, t);
  const on = one.grant?.on ?? one.publicity?.to ?? '';
  if (one.state === 'publicised') {
    const count = one.objections.filter(({ answer }) => answer === null).length;
    if (count > 0) return t('commendations.is.objected', { who, what, on, count });
    if (one.publicity?.isOver === true) return t('commendations.is.publicOver', { who, what, on });
  }
  return t(`commendations.is.${one.state}`, { who, what, on });
}
