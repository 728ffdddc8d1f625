// How a list was understood: cells in error, lines to be settled by choosing, names another office answers for, and the rest.
import type { VettingCheck } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { CellErrors } from '../../components/import-steps.tsx';
import { ListPage } from '../../components/list-page.tsx';

interface Person {
  readonly personId: string;
  readonly label: string;
}

/** The candidates of the line first; anybody else is searched on the server. */
function PersonChoice({
  question,
  committee,
  chosen,
  onChoose,
}: {
  question: VettingCheck['questions'][number];
  committee: string;
  chosen: Person | undefined;
  onChoose: (person: Person) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const found = useQuery({
    queryKey: ['vetting', 'people', committee, search],
    queryFn: () => call('vetting', 'people', { query: { committee: committee as never, search } }),
    enabled: search.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const people = (search.trim() === '' ? question.candidates : (found.data?.items ?? [])).map(
    ({ personId, name, posts }) => ({ value: personId as string, label: `${name}　${posts}` }),
  );
  const isShown = chosen === undefined || people.some(({ value }) => value === chosen.personId);
  return (
    <Select
      aria-label={t('vetting.choosePerson', { name: question.name })}
      placeholder={t('vetting.choosePlaceholder')}
      style={{ width: '100%', minWidth: 220, maxWidth: 420 }}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      notFoundContent={t(search === '' ? 'vetting.typeName' : 'vetting.nobodyFound')}
      {...(chosen === undefined ? {} : { value: chosen.personId })}
      options={isShown ? people : [{ value: chosen.personId, label: chosen.label }, ...people]}
      onChange={(personId: string, option) => {
        const label = Array.isArray(option) ? undefined : option?.label;
        onChoose({ personId, label: label ?? '' });
      }}
    />
  );
}

function Questions({
  check,
  committee,
  choices,
  onChoose,
}: {
  check: VettingCheck;
  committee: string;
  choices: ReadonlyMap<number, Person>;
  onChoose: (row: number, person: Person) => void;
}) {
  const { t } = useTranslation();
  const { questions, questionsLeftOut } = check;
  if (questions.length === 0) return null;
  return (
    <>
      <p className="error-summary" role="alert">
        {t('vetting.questions', { count: questions.length + questionsLeftOut })}
      </p>
      <ListPage
        name="vetting-questions"
        caption={t('vetting.questionsCaption')}
        isFixed
        rows={questions}
        rowKey={(one) => String(one.row)}
        empty={null}
        columns={[
          {
            id: 'row',
            title: t('posts.row'),
            isHead: true,
            cell: (one) => `${t('posts.row')} ${one.row}`,
          },
          {
            id: 'given',
            title: t('vetting.given'),
            cell: (one) => [one.name, one.body, one.post].filter(Boolean).join(' '),
          },
          { id: 'kind', title: t('posts.reason'), cell: (one) => t(`vetting.kinds.${one.kind}`) },
          {
            id: 'choice',
            title: t('vetting.who'),
            cell: (one) => (
              <PersonChoice
                key={`${one.row}-${one.name}`}
                question={one}
                committee={committee}
                chosen={choices.get(one.row)}
                onChoose={(person) => onChoose(one.row, person)}
              />
            ),
          },
        ]}
      />
    </>
  );
}

function Refused({ check }: { check: VettingCheck }) {
  const { t } = useTranslation();
  const { refused, refusedLeftOut } = check;
  if (refused.length === 0) return null;
  return (
    <>
      <p className="error-summary" role="alert">
        {t('vetting.refused', { count: refused.length + refusedLeftOut })}
      </p>
      <ListPage
        name="vetting-refused"
        caption={t('vetting.refusedCaption')}
        isFixed
        rows={refused}
        rowKey={(one) => String(one.row)}
        empty={null}
        columns={[
          {
            id: 'row',
            title: t('posts.row'),
            isHead: true,
            cell: (one) => `${t('posts.row')} ${one.row}`,
          },
          { id: 'person', title: t('duties.person'), cell: (one) => one.personName },
          {
            id: 'post',
            title: t('duties.post'),
            cell: (one) => `${one.organName}${one.postTitle}`,
          },
          { id: 'reason', title: t('posts.reason'), cell: (one) => one.reason },
        ]}
      />
    </>
  );
}

export function CheckedList({
  check,
  committee,
  choices,
  checkedChoices,
  onChoose,
}: {
  check: VettingCheck;
  committee: string;
  choices: ReadonlyMap<number, Person>;
  /** How many of the choices it was checked with. */
  checkedChoices: number;
  onChoose: (row: number, person: Person) => void;
}) {
  const { t } = useTranslation();
  const { errors, errorsLeftOut, offices, matched, names } = check;
  const [only] = offices;
  return (
    <>
      {errors.length > 0 && (
        <CellErrors
          summary={t('vetting.cellErrors', { count: errors.length + errorsLeftOut })}
          errors={errors.map(({ sheet, ...error }) => ({ ...error, table: sheet }))}
        />
      )}
      <Questions check={check} committee={committee} choices={choices} onChoose={onChoose} />
      {offices.length > 1 && (
        <p className="error-summary" role="alert">
          {t('vetting.severalOffices')}{' '}
          {offices
            .map(({ name, names: count }) => t('vetting.officeCount', { name, count }))
            .join('；')}
        </p>
      )}
      <Refused check={check} />
      <p>
        {t('vetting.understood', { matched, rows: check.rows })}
        {offices.length === 1 &&
          only !== undefined &&
          ` ${t('vetting.willAnswer', { name: only.name })}`}
        {checkedChoices > 0 && ` ${t('vetting.chosen', { count: checkedChoices })}`}
      </p>
      {names.length > 0 && (
        <details>
          <summary>{t('vetting.showNames', { count: names.length })}</summary>
          <ListPage
            name="vetting-matched"
            caption={t('vetting.names')}
            isFixed
            rows={names}
            rowKey={(one) => String(one.row)}
            empty={null}
            columns={[
              { id: 'row', title: t('posts.row'), isShort: true, cell: (one) => one.row },
              {
                id: 'person',
                title: t('duties.person'),
                isHead: true,
                cell: (one) => one.personName,
              },
              { id: 'organ', title: t('duties.organ'), cell: (one) => one.organName },
              { id: 'post', title: t('duties.post'), cell: (one) => one.postTitle },
            ]}
          />
        </details>
      )}
    </>
  );
}
