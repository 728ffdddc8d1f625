// Reports from the public as a citizen sends them and a desk handles them, over HTTP.
import { expect } from 'vitest';
import { newSecret } from '../platform/ids.ts';
import type { TestServer, Visitor } from './http.ts';
import { QINGSHI } from './world.ts';

export const REPORTER_NAME = '李不说';
export const REPORTER_CONTACT = '13900001111';
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export interface SentReport {
  readonly status: number;
  readonly body: string;
  readonly code: string;
}
export interface WholeReport {
  handOnTo: { path: string }[];
  passOnTo: { path: string; name: string }[];
  governments: { id: string; name: string }[];
  taskOrgans: { name: string }[];
  calendarUntil: number | null;
  id: string;
  version: number;
  state: string;
  track: string;
  may: string[];
  dueOn: string | null;
  isOverdue: boolean;
  isTaskClosed: boolean;
  route: { heading: string; facts: string[]; clause: { title: string }[] };
  entries: {
    kind: string;
    text: string | null;
    documentNo: string | null;
    approvedBy: string | null;
  }[];
  extension: { until: string; days: number; basis: string } | null;
  files: { id: string; name: string; type: string; mayOpen: boolean }[];
  reporter: {
    isKept: boolean;
    hasTerm: boolean;
    eraseOn: string | null;
    openings: { by: string; reason: string }[];
  } | null;
  organs: { id: string; name: string; kind: string }[];
  task: { id: string; isIssued: boolean; isClosed: boolean } | null;
}

/** What a test of reports does, over one server. */
export function reportsOver(server: TestServer) {
  const send = async (
    path: string,
    fields: Record<string, string>,
    files: readonly { name: string; bytes: Buffer }[] = [],
  ): Promise<SentReport> => {
    const parts = [
      ...Object.entries(fields).map(([name, value]) =>
        Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
      ),
      ...files.flatMap(({ name, bytes }) => [
        Buffer.from(
          `--x\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`,
        ),
        bytes,
        Buffer.from('\r\n'),
      ]),
      Buffer.from('--x--\r\n'),
    ];
    const response = await server.app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: Buffer.concat(parts),
      // Another address each time: how many one address may send is another test's.
      remoteAddress: `10.0.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
    });
    expect(response.headers['set-cookie']).toBeUndefined();
    const { statusCode: status, body } = response;
    return { status, body, code: /<strong>([2-9A-Z-]{19})<\/strong>/.exec(body)?.[1] ?? '' };
  };
  const filled = (more: Record<string, string> = {}) => ({
    form: newSecret(),
    kind: 'hazard',
    region: QINGSHI,
    place: '大湾采石场',
    happened: '现在',
    account: '边坡上有大裂缝，下面还在装车。',
    deaths: 'no',
    name: REPORTER_NAME,
    contact: REPORTER_CONTACT,
    ...more,
  });
  const follow = (code: string) => send('/public/report/status', { code });
  const listOf = async (visitor: Visitor, more = '') =>
    (await visitor.get(`/api/publication/reports?limit=50${more}`)).body as unknown as {
      items: WholeReport[];
      open: number;
    };
  const newest = async (visitor: Visitor) => {
    const [first] = (await listOf(visitor)).items;
    if (first === undefined) throw new Error('nothing');
    return first.id;
  };
  const read = async (visitor: Visitor, id: string) =>
    (await visitor.get(`/api/publication/reports/${id}`)) as unknown as {
      status: number;
      body: WholeReport;
    };
  const act = async (visitor: Visitor, report: WholeReport, name: string, body: object = {}) => {
    const answer = await visitor.post(`/api/publication/reports/${report.id}/${name}`, {
      version: report.version,
      ...body,
    });
    return answer as unknown as {
      status: number;
      body: WholeReport & { error?: { code: string } };
    };
  };
  const done = async (answer: Promise<{ status: number; body: WholeReport }>) => {
    const { status, body } = await answer;
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  };
  return { send, filled, follow, listOf, newest, read, act, done };
}
