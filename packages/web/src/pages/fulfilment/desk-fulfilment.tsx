// On the desk: which duties still lack something and what closes it, what is enough, what a meeting could take up.
import type { ItemFulfilment, PersonFulfilment } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { StateMark } from '../../components/marks.tsx';
import { may, useSession } from '../../shell/session.ts';
import { isOpen, linesOf, recordSearch } from './person-year.tsx';

/** So many are shown; the rest is one tap away. */
const SHOWN = 4;
const LAST = '9999-12-31';

function OpenLine({ item, personId }: { item: ItemFulfilment; personId: string }) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <li>
      <div>
        {item.title}
        <div className="muted">{item.missing[0]}</div>
      </div>
      <StateMark state={item.state} text={t(`state.${item.state}`)} />
      {may(session, 'performance.record') && (
        <Link
          to="/records/new"
          search={recordSearch(personId, item)}
          aria-label={t('fulfilment.recordOf', { title: item.title })}
        >
          {t('fulfilment.record')}
        </Link>
      )}
    </li>
  );
}

function Agenda({ items }: { items: ItemFulfilment['agenda'] }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>{t('fulfilment.agenda')}</h2>
      <p className="muted">{t('fulfilment.agendaSub')}</p>
      <ul className="todo">
        {items.slice(0, SHOWN).map(({ body, text, dueOn }) => (
          <li key={text}>
            <span>
              {body === null || text.includes(t(`body.${body}`))
                ? text
                : `${t(`body.${body}`)}：${text}`}
            </span>
            <span className="muted nowrap">{t('fulfilment.dueOn', { date: dueOn })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OfPerson({ person, isOwn }: { person: PersonFulfilment; isOwn: boolean }) {
  const { t } = useTranslation();
  const lines = linesOf(person);
  const open = lines
    .filter(isOpen)
    .map(({ item }) => item)
    .toSorted((a, b) => (a.dueOn ?? LAST).localeCompare(b.dueOn ?? LAST));
  const enough = lines.filter(({ item }) => item.isEnough).length;
  // Two lists may ask the same of the same meeting.
  const agenda = new Map(lines.flatMap(({ item }) => item.agenda.map((one) => [one.text, one])));
  return (
    <>
      <section className="card">
        <h2>
          {isOwn
            ? t('fulfilment.deskHead', { count: open.length })
            : t('fulfilment.deskHeadOf', { count: open.length, name: person.personName })}
        </h2>
        {open.length > 0 && (
          <ul className="todo">
            {open.slice(0, SHOWN).map((item) => (
              <OpenLine key={item.code} item={item} personId={person.personId} />
            ))}
          </ul>
        )}
        <p className="more">
          {enough > 0 && <span>{t('fulfilment.deskEnough', { count: enough })} </span>}
          <Link to="/fulfilment" search={{ person: person.personId }}>
            {t('fulfilment.deskMore', { count: lines.length })}
          </Link>
        </p>
      </section>
      {agenda.size > 0 && <Agenda items={[...agenda.values()]} />}
    </>
  );
}

/** Of oneself, or of each leader one serves; nothing where there is no list. */
export function FulfilmentCards() {
  const session = useSession();
  const year = thisYear();
  const mine = useQuery({
    queryKey: ['fulfilment', 'mine', year],
    queryFn: () => call('fulfilment', 'mine', { query: { year } }),
    enabled: may(session, 'performance.my-fulfilment'),
  });
  return (
    <>
      {(mine.data?.people ?? []).map((person) => (
        <OfPerson
          key={person.personId}
          person={person}
          isOwn={person.personId === session.account.personId}
        />
      ))}
    </>
  );
}
