// Training: questions one practises for oneself, and the deck to teach from. What is answered stays in this page and nowhere else.
import type { TrainedRole } from '@jinze/kernel';
import { QUESTION_TOPICS, type QuestionTopic, questionsFor } from '@jinze/rules/practice';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { DeckCard } from './deck-card.tsx';
import { QuestionCard } from './question-card.tsx';
import { RoleSelect } from './role-select.tsx';

const ALL = 'all';

function Practice() {
  const { t } = useTranslation();
  const [role, setRole] = useState<TrainedRole | undefined>(undefined);
  const [topic, setTopic] = useState<QuestionTopic | typeof ALL>(ALL);
  const [at, setAt] = useState(0);
  const asked = questionsFor(role).filter((one) => topic === ALL || one.topic === topic);
  const question = asked[at];
  return (
    <section className="card stack" aria-label={t('training.practice')}>
      <div className="row">
        <h2>{t('training.practice')}</h2>
        <RoleSelect
          value={role}
          onChange={(chosen) => {
            setRole(chosen);
            setAt(0);
          }}
        />
        <Select<QuestionTopic | typeof ALL>
          aria-label={t('training.topic')}
          style={{ width: 160, maxWidth: '100%' }}
          value={topic}
          options={[
            { value: ALL, label: t('training.everyTopic') },
            ...QUESTION_TOPICS.map((one) => ({ value: one, label: t(`training.topics.${one}`) })),
          ]}
          onChange={(chosen) => {
            setTopic(chosen);
            setAt(0);
          }}
        />
      </div>
      {question === undefined ? (
        <p className="muted">{t('training.none')}</p>
      ) : (
        <QuestionCard
          key={question.id}
          question={question}
          at={at}
          of={asked.length}
          onMove={setAt}
        />
      )}
    </section>
  );
}

export function TrainingPage() {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <PageHead title={t('training.title')} sub={t('training.sub')} />
      <Practice />
      <DeckCard />
    </div>
  );
}
