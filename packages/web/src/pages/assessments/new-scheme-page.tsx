// Drafting a scheme: from a real table that comes with the system, from one issued before, from a file, or from nothing.
import type { SchemeBody } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { FormPage, type FormProblem } from '../../components/form-page.tsx';
import { refusedField } from '../../components/form-values.ts';
import { PageHead } from '../../components/page-head.tsx';
import { homeRegion, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { bodyOf } from './editor/scheme-body.ts';
import { EMPTY_SCHEME } from './editor/scheme-state.ts';

const WAYS = ['built-in', 'kept', 'file', 'nothing'] as const;
type Way = (typeof WAYS)[number];

interface Begun {
  readonly way: Way;
  readonly builtIn?: string;
  readonly kept?: string;
  readonly file?: { readonly name: string; readonly body: SchemeBody };
}

function useTables() {
  const builtIn = useQuery({
    queryKey: ['assessments', 'built-in'],
    queryFn: () => call('assessmentSchemes', 'builtIn'),
  });
  const kept = useQuery({
    queryKey: ['assessments', 'schemes', 'to-copy'],
    queryFn: () => call('assessmentSchemes', 'schemes', { query: { limit: 100 } }),
  });
  return { builtIn: builtIn.data?.items ?? [], kept: kept.data?.items ?? [] };
}

const isObject = (value: unknown): value is SchemeBody =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The scheme of a file: the file itself, or what the command was given to try it on. */
function schemeIn(text: string): SchemeBody {
  const written: unknown = JSON.parse(text);
  if (!isObject(written)) throw new Error('no object');
  const { scheme, sections } = written;
  return sections === undefined && isObject(scheme) ? scheme : written;
}

function FileChoice({ begun, onChange }: { begun: Begun; onChange: (next: Begun) => void }) {
  const { t } = useTranslation();
  const [fault, setFault] = useState('');
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      const body = schemeIn(await file.text());
      setFault('');
      onChange({ ...begun, file: { name: file.name, body } });
    } catch {
      setFault(t('assessments.schemes.notJson'));
    }
  };
  return (
    <div className="field">
      <label htmlFor="scheme-file">{t('assessments.schemes.file')}</label>
      <input
        id="scheme-file"
        type="file"
        accept=".json,application/json"
        onChange={(event) => void read(event.target.files?.[0])}
      />
      {begun.file !== undefined && <span className="muted">{begun.file.name}</span>}
      {fault !== '' && <span className="error">{fault}</span>}
    </div>
  );
}

function Beginning({ begun, onChange }: { begun: Begun; onChange: (next: Begun) => void }) {
  const { t } = useTranslation();
  const tables = useTables();
  return (
    <>
      <fieldset className="choice-group">
        <legend>{t('assessments.schemes.from')}</legend>
        <Radio.Group
          value={begun.way}
          onChange={(event) => onChange({ ...begun, way: event.target.value as Way })}
          options={WAYS.map((value) => ({
            value,
            label: t(`assessments.schemes.ways.${value}`),
          }))}
        />
      </fieldset>
      {begun.way === 'built-in' && (
        <div className="field">
          <label htmlFor="scheme-table">{t('assessments.schemes.builtIn')}</label>
          <span className="muted">{t('assessments.schemes.builtInHint')}</span>
          <Select
            id="scheme-table"
            aria-label={t('assessments.schemes.builtIn')}
            showSearch
            optionFilterProp="label"
            placeholder={t('assessments.schemes.chooseTable')}
            value={begun.builtIn ?? null}
            options={tables.builtIn.map((one) => ({
              value: one.id,
              label: t('assessments.schemes.tableAs', {
                title: one.title,
                count: one.itemCount,
                part: one.isPartial ? t('assessments.schemes.partial') : '',
              }),
            }))}
            onChange={(builtIn: string) => onChange({ ...begun, builtIn })}
          />
        </div>
      )}
      {begun.way === 'kept' && (
        <div className="field">
          <label htmlFor="scheme-kept">{t('assessments.schemes.kept')}</label>
          <Select
            id="scheme-kept"
            aria-label={t('assessments.schemes.kept')}
            placeholder={t('assessments.schemes.chooseTable')}
            value={begun.kept ?? null}
            notFoundContent={t('assessments.schemes.empty')}
            options={tables.kept.map((one) => ({
              value: one.id,
              label: `${one.title}（${one.year}）`,
            }))}
            onChange={(kept: string) => onChange({ ...begun, kept })}
          />
        </div>
      )}
      {begun.way === 'file' && <FileChoice begun={begun} onChange={onChange} />}
    </>
  );
}

function sourceOf(begun: Begun, title: string, year: number) {
  switch (begun.way) {
    case 'built-in':
      return begun.builtIn === undefined
        ? undefined
        : { kind: 'built-in' as const, id: begun.builtIn };
    case 'kept':
      return begun.kept === undefined
        ? undefined
        : { kind: 'kept' as const, schemeId: begun.kept as never };
    case 'file':
      return begun.file === undefined
        ? undefined
        : { kind: 'body' as const, body: begun.file.body };
    case 'nothing':
      return { kind: 'body' as const, body: bodyOf({ ...EMPTY_SCHEME, title, year }) };
  }
}

const FIELD_OF: Readonly<Record<Exclude<Way, 'nothing'>, string>> = {
  'built-in': 'scheme-table',
  kept: 'scheme-kept',
  file: 'scheme-file',
};

function Form({ region }: { region: { readonly path: string; readonly name: string } }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const [begun, setBegun] = useState<Begun>({ way: 'built-in' });
  const year = Number(today().slice(0, 4));
  const checkRest = (): readonly FormProblem[] =>
    begun.way === 'nothing' || sourceOf(begun, '', year) !== undefined
      ? []
      : [
          {
            id: FIELD_OF[begun.way],
            label: t(`assessments.schemes.ways.${begun.way}`),
            message: t('common.required'),
          },
        ];
  return (
    <div className="stack">
      <PageHead
        title={t('assessments.schemes.newTitle')}
        sub={t('assessments.schemes.newSub', { region: region.name })}
      />
      <section className="card form-card">
        <FormPage
          draftKey="jinze.draft.new-scheme"
          fields={[
            { name: 'title', label: t('assessments.editor.schemeTitle'), most: 200 },
            {
              name: 'year',
              label: t('assessments.year'),
              shape: { pattern: /^20\d\d$/, message: t('assessments.yearShape') },
            },
          ]}
          initial={{
            title: t('assessments.schemes.titleOf', { region: region.name, year }),
            year: String(year),
          }}
          submit={t('assessments.schemes.begin')}
          lead={<Beginning begun={begun} onChange={setBegun} />}
          checkRest={checkRest}
          onCancel={() => void navigate({ to: '/assessments/schemes' })}
          onSubmit={async (values) => {
            const title = values['title'] ?? '';
            const from = sourceOf(begun, title, Number(values['year']));
            if (from === undefined) throw refusedField('title', t('common.required'));
            const done = await call('assessmentSchemes', 'draftScheme', {
              body: {
                region: region.path as never,
                year: Number(values['year']),
                title,
                from,
                supersedes: null,
              },
              idempotencyKey: key,
            });
            await queryClient.invalidateQueries({ queryKey: ['assessments'] });
            await navigate({
              to: '/assessments/schemes/$schemeId/edit',
              params: { schemeId: done.id },
            });
          }}
        />
      </section>
    </div>
  );
}

export function NewSchemePage() {
  const region = homeRegion(useSession());
  return region === undefined ? <NotFound /> : <Form region={region} />;
}
