// What an office has laid down itself as workbooks: the documents that lay duties down, the posts that wait for one, and the priorities of a year.
import type { DutyDocument, Priority } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { asOfFor } from './as-of.ts';
import { documentsOf, laidDownFor, postsWithoutDuties } from './documents.store.ts';
import { documentView, priorityView } from './duties.view.ts';
import { prioritiesOf } from './priorities.store.ts';
import { proposalFor } from './proposals.ts';

/** Documents in one read, each with its posts and their duties. */
const DOCUMENTS_READ = 50;

/** One duty of a post; of a document that lays none down, itself. */
interface LaidDown {
  readonly document: DutyDocument;
  readonly post?: DutyDocument['posts'][number];
  readonly item?: DutyDocument['posts'][number]['items'][number];
}

const DOCUMENTS: readonly ListColumn<LaidDown>[] = [
  { name: '文号', width: 22, value: ({ document }) => document.number },
  { name: '文件', width: 36, value: ({ document }) => document.title },
  { name: '审议会议', width: 26, value: ({ document }) => document.meeting },
  { name: '通过日期', width: 12, kind: 'day', value: ({ document }) => document.adoptedOn },
  { name: '撤回原因', width: 24, value: ({ document }) => document.withdrawn?.reason ?? null },
  { name: '机构', width: 24, value: ({ post }) => post?.organName ?? null },
  { name: '职务', width: 20, value: ({ post }) => post?.postTitle ?? null },
  { name: '职责', width: 26, value: ({ item }) => item?.title ?? null },
  { name: '内容', width: 60, value: ({ item }) => item?.text ?? null },
];

const linesOf = (document: DutyDocument): LaidDown[] =>
  document.posts.length === 0
    ? [{ document }]
    : document.posts.flatMap((post) => post.items.map((item) => ({ document, post, item })));

async function placeOf({ database }: Services, scope: Scope, path: string) {
  const region = await database.read(scope, (db) => regionAt(db, path));
  if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'query.region' });
  return region;
}

export async function exportDocuments(
  services: Services,
  scope: Scope,
  caller: Caller,
  regionPath: string,
): Promise<StreamResponse> {
  const { database, clock } = services;
  const region = await placeOf(services, scope, regionPath);
  const documentsAfter = async (last: DutyDocument | undefined) => {
    const after = last && { on: last.adoptedOn, id: last.id };
    const page = { regionPath, after, limit: DOCUMENTS_READ };
    const rows = await database.read(scope, (db) => documentsOf(db, scope, page));
    return rows.map((row) => documentView(row, caller));
  };
  return datedList({
    name: '明确职责的文件',
    of: `${region.name}明确职责的本级文件`,
    today: clock.today(),
    by: caller.displayName,
    said: [
      '一行是文件为一个职务明确的一项职责；没有明确职责的，文件占一行。写有撤回原因的，登记已经撤回。',
    ],
    columns: DOCUMENTS,
    async read(last: LaidDown | undefined, limit) {
      const lines: LaidDown[] = [];
      let page = await documentsAfter(last?.document);
      lines.push(...page.flatMap(linesOf));
      while (page.length === DOCUMENTS_READ && lines.length < limit) {
        page = await documentsAfter(page.at(-1));
        lines.push(...page.flatMap(linesOf));
      }
      return lines;
    },
  });
}

type Waiting = Awaited<ReturnType<typeof postsWithoutDuties>>[number];

const WAITING: readonly ListColumn<Waiting>[] = [
  { name: '机构', width: 26, value: ({ organName }) => organName },
  { name: '职务', width: 20, value: ({ postTitle }) => postTitle },
  { name: '在任者', width: 20, value: ({ personName }) => personName },
  { name: '为什么要文件明确', width: 60, value: ({ reason }) => reason },
  {
    name: '可以参考的（系统草拟）',
    width: 60,
    value: (post) =>
      proposalFor(post)
        .items.map(({ title, text }) => `${title}：${text}`)
        .join(''),
  },
];

/** Those a document in force names wait for nothing but being drafted anew. */
export async function exportWaiting(
  services: Services,
  scope: Scope,
  { by, ...of }: { readonly regionPath: string; readonly year: number; readonly by: string },
): Promise<StreamResponse> {
  const { database, clock } = services;
  const today = clock.today();
  const asOf = asOfFor(of.year, today);
  const region = await placeOf(services, scope, of.regionPath);
  const postsAfter = (after: Waiting | undefined, limit: number) =>
    database.read(scope, async (db) => {
      const posts = await postsWithoutDuties(db, scope, { ...of, after, limit });
      const ids = posts.map(({ postId }) => postId);
      const named = await laidDownFor(db, ids, asOf);
      const waiting = posts.filter(({ postId }) => !named.has(postId));
      return { waiting, last: posts.at(-1), isLast: posts.length < limit };
    });
  return datedList({
    name: '待文件明确职责的职务',
    of: `${region.name} ${of.year} 年待本级文件明确职责的职务`,
    today,
    by,
    said: ['不含已有文件明确、重新起草即可的。'],
    columns: WAITING,
    async read(last: Waiting | undefined, limit) {
      // None of a page may wait any more.
      let page = await postsAfter(last, limit);
      const lines = [...page.waiting];
      while (!page.isLast && lines.length < limit) {
        page = await postsAfter(page.last, limit);
        lines.push(...page.waiting);
      }
      return lines;
    },
  });
}

const whoOf = (posts: Priority['posts'], role: Priority['posts'][number]['role']) =>
  posts
    .filter((post) => post.role === role)
    .map(({ organName, postTitle, personName }) => `${organName}${postTitle}${personName ?? ''}`)
    .join('；');

const PRIORITIES: readonly ListColumn<Priority>[] = [
  { name: '重点工作', width: 30, value: ({ title }) => title },
  { name: '内容', width: 60, value: ({ text }) => text },
  { name: '怎样算完成', width: 40, value: ({ measure }) => measure },
  { name: '完成期限', width: 12, kind: 'day', value: ({ dueOn }) => dueOn },
  { name: '来源', width: 26, value: ({ source }) => source },
  { name: '牵头', width: 36, value: ({ posts }) => whoOf(posts, 'lead') },
  { name: '配合', width: 36, value: ({ posts }) => whoOf(posts, 'assist') },
];

export async function exportPriorities(
  services: Services,
  scope: Scope,
  caller: Caller,
  { region: regionPath, year }: { readonly region: string; readonly year: number },
): Promise<StreamResponse> {
  const { database, clock } = services;
  const today = clock.today();
  const region = await placeOf(services, scope, regionPath);
  return datedList({
    name: '年度重点工作',
    of: `${region.name} ${year} 年安全生产重点工作`,
    today,
    by: caller.displayName,
    said: ['没有写完成期限的，年内完成。'],
    columns: PRIORITIES,
    async read(last: Priority | undefined, limit) {
      const page = { regionPath, year, on: today, after: last?.id, limit };
      const rows = await database.read(scope, (db) => prioritiesOf(db, scope, page));
      return rows.map((row) => priorityView(row, caller));
    },
  });
}
