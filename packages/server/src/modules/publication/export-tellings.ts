// Results told to people as they are filtered, as an .xlsx: to whom, and when each acknowledged it. Never public.
import type { RecipientKind } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Scope } from '../../platform/database/scope.ts';
import { auditTaken } from '../../platform/http/audit-taken.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import type { PublicationContext } from './publication.context.ts';
import {
  countTellings,
  type RecipientRow,
  recipientsOf,
  type TellingRow,
  tellingsPage,
} from './tellings.store.ts';

interface Told {
  readonly row: TellingRow;
  readonly recipients: readonly RecipientRow[];
}

const RECIPIENTS: Readonly<Record<RecipientKind, string>> = {
  person: '本人',
  body: '所在单位',
  'organisation-department': '组织部门',
  'discipline-organ': '纪检监察机关',
};

function acknowledgedBy(kind: RecipientKind): ListColumn<Told>[] {
  const one = ({ recipients }: Told) => recipients.find((each) => each.kind === kind);
  const by = (told: Told) => {
    const { acknowledged_by: name = null, how = null } = one(told) ?? {};
    return how === 'paper' ? `纸质签收，${name ?? ''}登记` : name;
  };
  return [
    {
      name: `${RECIPIENTS[kind]}签收`,
      width: 12,
      kind: 'day',
      value: (told) => one(told)?.acknowledged_on ?? null,
    },
    { name: `${RECIPIENTS[kind]}签收人`, width: 20, value: by },
  ];
}

const COLUMNS: readonly ListColumn<Told>[] = [
  { name: '单位', width: 24, value: ({ row }) => row.organ_name },
  { name: '职务', width: 18, value: ({ row }) => row.post_title },
  { name: '姓名', width: 10, value: ({ row }) => row.person_name },
  { name: '年度', width: 8, value: ({ row }) => row.year },
  { name: '结果', width: 40, value: ({ row }) => row.result },
  { name: '文号', width: 22, value: ({ row }) => row.document_no },
  { name: '通报日期', width: 12, kind: 'day', value: ({ row }) => row.told_on },
  ...(Object.keys(RECIPIENTS) as RecipientKind[]).flatMap(acknowledgedBy),
];

export async function exportTellings(
  context: PublicationContext,
  scope: Scope,
  caller: Caller,
  { year }: { readonly year?: number | undefined },
): Promise<StreamResponse> {
  const { database, clock } = context;
  const selves = selvesOf(caller);
  const count = await database.read(scope, (db) => countTellings(db, scope, { selves, year }));
  const taken = { count, chosen: [year === undefined ? undefined : `${year} 年度`] };
  await auditTaken(context, { caller, scope }, 'publication.export-tellings', taken);
  return datedList({
    name: '个人考核结果通报',
    today: clock.today(),
    by: caller.displayName,
    said: [
      ...leftOut({ year }),
      '签收日期空着的，还没有签收。个人考核结果不向社会公开，请勿外传。',
    ],
    columns: COLUMNS,
    read: (last: Told | undefined, limit) =>
      database.read(scope, async (db) => {
        const after = last && { on: last.row.told_on, id: last.row.id };
        const rows = await tellingsPage(db, scope, { selves, year, after, limit });
        const ids = rows.map(({ id }) => id);
        const recipients = await recipientsOf(db, ids);
        return rows.map((row) => ({ row, recipients: recipients.get(row.id) ?? [] }));
      }),
  });
}
