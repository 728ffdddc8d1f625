// Results told to people (art. 15): each acknowledges for themselves, the office records papers. Never public, in the order they were told.
import type { RecipientKind, Telling } from '@jinze/contracts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear, today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { refusedField } from '../../components/form-values.ts';
import { type Column, ListPage, pagesOf } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { Stamped } from '../../components/stamped.tsx';
import { homeRegion, may, useSession } from '../../shell/session.ts';
import { usePeople } from '../commendations/form-lookups.ts';
import { TellAll } from './tell-all.tsx';

type How = 'system' | 'paper';
interface Asked {
  readonly one: Telling;
  readonly kind: RecipientKind;
  readonly how: How;
}

function Tell({ region, onClose }: { region: { path: string }; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string>();
  const people = usePeople(region.path, search);
  return (
    <ActDialog
      title={t('publication.tellings.tell')}
      draftKey={`jinze.draft.telling.${region.path}`}
      fields={[
        { name: 'year', label: t('publication.aboutYear') },
        {
          name: 'result',
          label: t('publication.tellings.result'),
          hint: t('publication.tellings.resultHint'),
          kind: 'long',
        },
        { name: 'documentNo', label: t('publication.tellings.documentNo') },
        {
          name: 'of',
          label: t('publication.tellings.of'),
          kind: 'choice',
          choices: (['unheld', 'other'] as const).map((value) => ({
            value,
            label: t(`publication.tellings.ofWhich.${value}`),
          })),
        },
        { name: 'on', label: t('publication.tellings.toldOn'), kind: 'date' },
      ]}
      initial={{ year: String(thisYear() - 1), on: today(), of: 'unheld' }}
      lead={
        <div className="field">
          <label htmlFor="told-person">{t('publication.tellings.who')}</label>
          <Select
            id="told-person"
            placeholder={t('publication.tellings.find')}
            showSearch={{ filterOption: false, onSearch: setSearch }}
            loading={people.isFetching}
            notFoundContent={t('publication.tellings.nobody')}
            {...(chosen === undefined ? {} : { value: chosen })}
            options={(people.data?.items ?? []).map((line) => ({
              value: line.appointmentId as string,
              label: `${line.organName} ${line.postTitle} · ${line.personName}`,
            }))}
            onChange={setChosen}
          />
        </div>
      }
      submit={t('publication.tellings.tell')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        if (chosen === undefined) throw refusedField('year', t('publication.tellings.who'));
        await call('publication', 'tell', {
          body: {
            region: region.path as never,
            appointmentId: chosen as never,
            year: Number(values['year']),
            result: values['result'] ?? '',
            documentNo: values['documentNo'] ?? '',
            isOfOther: values['of'] === 'other',
            on: (values['on'] ?? '') as never,
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['publication'] });
        onClose();
      }}
    />
  );
}

function Acknowledge({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { one, kind, how } = asked;
  return (
    <ActDialog
      title={t('publication.tellings.acknowledgeTitle', { name: one.personName, year: one.year })}
      draftKey={`jinze.draft.telling.${one.id}.${kind}`}
      fields={
        how === 'paper'
          ? [{ name: 'on', label: t('publication.tellings.paperOn'), kind: 'date' }]
          : []
      }
      initial={{ on: today() }}
      lead={
        <>
          <p>{one.result}</p>
          <p className="muted">{t('publication.tellings.acknowledgeNote')}</p>
        </>
      }
      submit={t(
        how === 'paper' ? 'publication.tellings.paper' : 'publication.tellings.acknowledge',
      )}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('publication', 'acknowledge', {
          params: { tellingId: one.id },
          body: {
            version: one.version,
            kind,
            how,
            on: how === 'paper' ? ((values['on'] ?? '') as never) : null,
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['publication'] });
        onClose();
      }}
    />
  );
}

function Recipients({ one, onAsk }: { one: Telling; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation();
  return (
    <ul>
      {one.recipients.map(({ kind, how, on, by, may: ways }) => {
        const [way] = ways;
        return (
          <li key={kind}>
            {t(`publication.tellings.kinds.${kind}`)}：
            {how === null ? (
              <span className="conflict">{t('publication.tellings.waiting')}</span>
            ) : (
              <>
                <Stamped text={t('publication.tellings.done', { on: on ?? '', by: by ?? '' })} />
                {how === 'paper' && t('publication.tellings.onPaper')}
              </>
            )}{' '}
            {way !== undefined && (
              <Button size="small" onClick={() => onAsk({ one, kind, how: way })}>
                {t(
                  way === 'paper'
                    ? 'publication.tellings.paper'
                    : 'publication.tellings.acknowledge',
                )}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function useColumns(onAsk: (asked: Asked) => void): Column<Telling>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'who',
      title: t('publication.tellings.who'),
      isHead: true,
      cell: (one) => `${one.organName}${one.postTitle} ${one.personName}`,
    },
    { id: 'year', title: t('publication.year'), isShort: true, cell: (one) => one.year },
    { id: 'result', title: t('publication.tellings.result'), cell: (one) => one.result },
    { id: 'no', title: t('publication.tellings.documentNo'), cell: (one) => one.documentNo },
    {
      id: 'on',
      title: t('publication.tellings.toldOn'),
      isShort: true,
      cell: (one) => <span className="nowrap">{one.toldOn}</span>,
    },
    {
      id: 'recipients',
      title: t('publication.tellings.recipients'),
      cell: (one) => <Recipients one={one} onAsk={onAsk} />,
    },
  ];
}

export function TellingsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const region = homeRegion(session);
  const { after, assessment } = useSearch({ from: '/app/publication/tellings' });
  const navigate = useNavigate({ from: '/publication/tellings' });
  const [asked, setAsked] = useState<Asked>();
  const [isTelling, setTelling] = useState(false);
  const columns = useColumns(setAsked);
  const list = useQuery({
    queryKey: ['publication', 'tellings', after],
    queryFn: () =>
      call('publication', 'tellings', {
        query: { limit: 50, after },
      }),
    placeholderData: keepPreviousData,
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const { items, open, next } = list.data;
  const title = t(open === 0 ? 'publication.tellings.none' : 'publication.tellings.some', {
    count: open,
  });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('publication.tellings.sub')}>
        <SheetLink path="publication/tellings" filter={{}} />
        {may(session, 'publication.tell') && region !== undefined && (
          <Button type="primary" onClick={() => setTelling(true)}>
            {t('publication.tellings.tell')}
          </Button>
        )}
      </PageHead>
      {assessment !== undefined && may(session, 'publication.tell-all') && (
        <TellAll
          assessmentId={assessment}
          onClose={() => void navigate({ search: (old) => ({ ...old, assessment: undefined }) })}
        />
      )}
      <ListPage
        name="publication-tellings"
        caption={title}
        columns={columns}
        rows={items}
        rowKey={(one) => one.id}
        empty={
          <EmptyState
            title={t('publication.tellings.empty')}
            hint={t('publication.tellings.emptyHint')}
          />
        }
        {...pagesOf(
          next,
          after,
          (place) => void navigate({ search: (old) => ({ ...old, after: place }) }),
        )}
      />
      {isTelling && region !== undefined && (
        <Tell region={region} onClose={() => setTelling(false)} />
      )}
      {asked !== undefined && <Acknowledge asked={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}
