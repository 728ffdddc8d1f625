// One practice question: choose, look at the answer with its clause, go on. Nothing of it leaves the page.
import { citedClause, type Question } from '@jinze/rules/practice';
import { Button, Checkbox, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clauseAddress } from '../clause-address.ts';

const LETTERS = ['A', 'B', 'C', 'D', 'E'];
const lettersOf = (places: readonly number[]) => places.map((at) => LETTERS[at] ?? '').join('、');

const isSame = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((one) => b.includes(one));

function Options({
  question,
  chosen,
  isOpen,
  onChoose,
  label,
}: {
  question: Question;
  chosen: readonly number[];
  isOpen: boolean;
  onChoose: (chosen: readonly number[]) => void;
  label: string;
}) {
  const { t } = useTranslation();
  const options = question.options.map((text, at) => ({
    value: at,
    label: (
      <span lang="zh-CN">
        {LETTERS[at]}　{text}{' '}
        {isOpen && question.answers.includes(at) && (
          <span className="tag">{t('training.rightOption')}</span>
        )}
        {isOpen && chosen.includes(at) && !question.answers.includes(at) && (
          <span className="tag unchecked">{t('training.chosenWrong')}</span>
        )}
      </span>
    ),
  }));
  if (question.answers.length > 1)
    return (
      <div role="group" aria-labelledby={label}>
        <Checkbox.Group
          style={{ flexDirection: 'column', gap: 10 }}
          options={options}
          value={[...chosen]}
          onChange={(values) => onChoose(values)}
        />
      </div>
    );
  return (
    <Radio.Group
      aria-labelledby={label}
      vertical
      options={options}
      value={chosen[0]}
      onChange={(event) => onChoose([event.target.value as number])}
    />
  );
}

function Answer({ question, chosen }: { question: Question; chosen: readonly number[] }) {
  const { t } = useTranslation();
  const clause = citedClause(question.basis);
  const address = clauseAddress(clause.instrument, clause.article);
  return (
    <div role="status" className="stack">
      <p>
        <strong>
          {isSame(chosen, question.answers)
            ? t('training.right')
            : t('training.wrong', { answers: lettersOf(question.answers) })}
        </strong>
      </p>
      <p lang="zh-CN">{question.explanation}</p>
      {address !== undefined && (
        // Beside the question: its place here is kept nowhere.
        <a href={address} target="_blank" rel="noreferrer">
          {t('training.openClause')}
        </a>
      )}
    </div>
  );
}

export function QuestionCard({
  question,
  at,
  of,
  onMove,
}: {
  question: Question;
  at: number;
  of: number;
  onMove: (to: number) => void;
}) {
  const { t } = useTranslation();
  const label = useId();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [isOpen, setIsOpen] = useState(false);
  const [isEmpty, setIsEmpty] = useState(false);
  const isLast = at === of - 1;
  const open = () => {
    setIsEmpty(chosen.length === 0);
    setIsOpen(chosen.length > 0);
  };
  return (
    <div className="stack">
      <p className="muted">{t('training.place', { at: at + 1, of })}</p>
      <h3 id={label} lang="zh-CN">
        {question.stem}
      </h3>
      {question.answers.length > 1 && <p className="muted">{t('training.several')}</p>}
      <Options
        question={question}
        chosen={chosen}
        isOpen={isOpen}
        label={label}
        onChoose={(values) => {
          setChosen(values);
          setIsOpen(false);
          setIsEmpty(false);
        }}
      />
      {isEmpty && <p role="alert">{t('training.chooseFirst')}</p>}
      {isOpen && <Answer question={question} chosen={chosen} />}
      <div className="row">
        {!isOpen && (
          <Button type="primary" onClick={open}>
            {t('training.check')}
          </Button>
        )}
        <Button disabled={at === 0} onClick={() => onMove(at - 1)}>
          {t('training.previous')}
        </Button>
        <Button
          {...(isOpen ? { type: 'primary' as const } : {})}
          onClick={() => onMove(isLast ? 0 : at + 1)}
        >
          {t(isLast ? 'training.again' : 'training.next')}
        </Button>
      </div>
    </div>
  );
}
