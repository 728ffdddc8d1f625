// Who took part: whom one serves stands there, others by one tap from those recorded before or by name.
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { may, useSession } from '../../shell/session.ts';
import { type DraftPerson, hasRoles, type RecordDraft, roleOf } from './record-draft.ts';
import { roleWord } from './record-words.ts';
import { chosenPerson, type ProposedPerson } from './use-proposals.ts';

function PersonRow({
  draft,
  person,
  index,
  proposed,
  onChange,
  onRemove,
}: {
  draft: RecordDraft;
  person: DraftPerson;
  index: number;
  proposed: ProposedPerson | undefined;
  onChange: (person: DraftPerson) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const name = proposed?.name ?? person.name;
  const posts = proposed?.posts ?? [];
  const said = (post: (typeof posts)[number]) => `${post.organName} ${post.postTitle}`;
  return (
    <li className="person-row">
      <span className="person-name">
        <strong>{name}</strong>
        {posts.length <= 1 && (
          <span className="muted">{posts[0] === undefined ? person.post : said(posts[0])}</span>
        )}
      </span>
      {hasRoles(draft.activity) && (
        <Segmented
          aria-label={t('records.role.of', { name })}
          value={roleOf(draft, person, index)}
          options={(['led', 'took-part'] as const).map((role) => ({
            value: role,
            label: roleWord(draft.activity, role, t),
          }))}
          onChange={(role) => onChange({ ...person, role })}
        />
      )}
      <Button
        type="text"
        className="person-remove"
        aria-label={t('records.removePerson', { name })}
        onClick={onRemove}
      >
        <span aria-hidden="true">×</span>
      </Button>
      {posts.length > 1 && (
        <Select
          aria-label={t('records.which')}
          className="person-post"
          value={person.postId ?? posts[0]?.postId}
          options={posts.map((post) => ({ value: post.postId, label: said(post) }))}
          onChange={(postId) => onChange({ ...person, postId })}
        />
      )}
      {proposed !== undefined && posts.length === 0 && (
        <span className="error">{t('records.withoutPost', { name })}</span>
      )}
    </li>
  );
}

function PersonSearch({ onFound }: { onFound: (person: DraftPerson) => void }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const people = useQuery({
    queryKey: ['posts', 'people', search],
    queryFn: () => call('posts', 'people', { query: { search, limit: 20 } }),
    enabled: search !== '',
    placeholderData: (before) => before,
  });
  const items = people.data?.items ?? [];
  return (
    <Select
      className="person-search"
      aria-label={t('records.findPerson')}
      placeholder={t('records.findPerson')}
      value={null}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      notFoundContent={search === '' ? t('records.findPerson') : t('records.noPerson')}
      options={items.map((one) => ({ value: one.personId, label: `${one.name}（${one.title}）` }))}
      onChange={(id: string | null) => {
        const one = items.find(({ personId }) => personId === id);
        if (one !== undefined)
          onFound(chosenPerson({ personId: one.personId, name: one.name, post: one.title }));
        setSearch('');
      }}
    />
  );
}

/** So many are offered to be chosen by one tap. */
const OFFERED = 12;

export function PeopleChoice({
  draft,
  people,
  known,
  proposed,
  error,
  onChange,
}: {
  draft: RecordDraft;
  people: readonly DraftPerson[];
  known: readonly DraftPerson[];
  proposed: ReadonlyMap<string, ProposedPerson>;
  error: string | undefined;
  onChange: (people: readonly DraftPerson[]) => void;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const [isOpen, setOpen] = useState(false);
  const maySearch = may(session, 'posts.people');
  // As long as nobody stands there, the choice lies open.
  const isAdding = isOpen || people.length === 0;
  const offered = known.filter(({ personId }) => people.every((one) => one.personId !== personId));
  const add = (person: DraftPerson) => {
    // Who adds one often adds more.
    setOpen(true);
    if (people.every(({ personId }) => personId !== person.personId)) onChange([...people, person]);
  };
  return (
    <div
      className="choice-group"
      role="group"
      id="field-people"
      tabIndex={-1}
      aria-labelledby="people-legend"
      aria-describedby={error === undefined ? undefined : 'field-people-error'}
    >
      <span id="people-legend" className="legend">
        {t('records.field.people')}
      </span>
      {people.length > 0 && (
        <ul className="person-rows">
          {people.map((person, index) => (
            <PersonRow
              key={person.personId}
              draft={draft}
              person={person}
              index={index}
              proposed={proposed.get(person.personId)}
              onChange={(next) => onChange(people.map((one) => (one === person ? next : one)))}
              onRemove={() => onChange(people.filter((one) => one !== person))}
            />
          ))}
        </ul>
      )}
      {isAdding ? (
        <>
          {offered.length > 0 && (
            <div className="picks">
              {offered.slice(0, OFFERED).map((person) => (
                <button
                  key={person.personId}
                  type="button"
                  className="pick-button"
                  onClick={() => add(person)}
                >
                  ＋ {person.name} <span className="muted">{person.post.split(' ').at(-1)}</span>
                </button>
              ))}
            </div>
          )}
          {maySearch && <PersonSearch onFound={add} />}
        </>
      ) : (
        (offered.length > 0 || maySearch) && (
          <button type="button" className="link-button add-person" onClick={() => setOpen(true)}>
            {t('records.addPerson')}
          </button>
        )
      )}
      {error !== undefined && (
        <span id="field-people-error" className="error">
          {error}
        </span>
      )}
    </div>
  );
}
