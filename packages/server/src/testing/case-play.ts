// A case played over HTTP by the office that handles it: opened, filled with people, brought to a proposal and a decision.
import { ACCIDENT, CONTENT, DECIDE, PURSUE } from './case-bodies.ts';
import type { Answer, Visitor } from './http.ts';
import type { TestDatabase } from './index.ts';
import { QINGSHI, YUNJIANG } from './world.ts';

export interface PlayedSheet {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly personId: string;
  readonly decisionId: string | null;
  readonly exemption: {
    readonly id: string;
    readonly version: number;
    readonly state: string;
    readonly decision: object | null;
    readonly steps: readonly { readonly act: string }[];
  } | null;
  readonly statements: readonly { readonly number: number }[];
  readonly decision: { readonly id: string; readonly version: number } | null;
  readonly steps: readonly { readonly act: string; readonly note: string | null }[];
  readonly frozen: {
    readonly size: number | null;
    readonly evidence: readonly {
      readonly stream: string;
      readonly recordId: string;
      readonly recordVersion: number;
    }[];
  } | null;
}
export interface PlayedCase {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly worksheets: readonly PlayedSheet[];
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly may: readonly string[];
}

export const codeOf = (answer: Answer) => answer.body.error?.code;

/** The post of 青石县 with its holder and the holder's account. */
export async function seatOf({ owner }: TestDatabase, title: string) {
  const { rows } = await owner.query<{ record: string; person: string; account: string }>(
    `select a.record_id as record, a.person_id as person, t.id as account from posts.appointment a
       join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
       join access.account t on t.person_id = a.person_id
     where o.region_path = $1 and p.title = $2 and a.superseded_at is null`,
    [QINGSHI, title],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(title);
  return row;
}

export function playCase(services: TestDatabase, office: Visitor) {
  const today = services.clock.today();
  const at = (rest: string) => `/api/accountability/${rest}`;
  const said = async <Body>(answer: Promise<Answer>): Promise<Body> => {
    const { status, body } = await answer;
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body as unknown as Body;
  };
  const read = (id: string, visitor = office) => said<PlayedCase>(visitor.get(at(`cases/${id}`)));
  const sheet = (id: string, visitor = office) =>
    said<PlayedSheet>(visitor.get(at(`worksheets/${id}`)));
  const onCase = async (id: string, act: string, body: object, visitor = office) => {
    const { version } = await read(id);
    return visitor.post(at(`cases/${id}/${act}`), { version, ...body });
  };
  const onSheet = async (id: string, act: string, body: object, visitor = office) => {
    const { version } = await sheet(id);
    return visitor.post(at(`worksheets/${id}/${act}`), { version, ...body });
  };
  return {
    today,
    at,
    read,
    sheet,
    onCase,
    onSheet,
    /** Answers the accident. */
    accident: async (county: Visitor, changes: object = {}) => {
      const made = await said<{ id: string; version: number }>(
        county.post('/api/accidents', { ...ACCIDENT, region: QINGSHI, ...changes }),
      );
      return made;
    },
    opening: (changes: object = {}) => ({
      region: YUNJIANG,
      title: '柳溪镇采石场坍塌事故责任追究',
      origin: 'direct',
      accidentId: null,
      originReference: null,
      basisDocument: '云政办〔2026〕31号',
      facts: '调查报告认定为责任事故。',
      quorum: null,
      openedOn: today,
      ...changes,
    }),
    open: async (body: object, visitor = office) =>
      (await said<PlayedCase>(visitor.post(at('cases'), body))).id,
    /** Answers the worksheet. */
    add: async (id: string, seat: { readonly record: string; readonly person: string }) => {
      const body = { appointmentId: seat.record, onDay: '2026-11-03' };
      const { worksheets } = await said<PlayedCase>(onCase(id, 'add-person', body));
      return worksheets.find(({ personId }) => personId === seat.person)?.id ?? '';
    },
    tell: async (id: string, content: object = {}) => {
      await said(onSheet(id, 'save', { ...CONTENT, ...content }));
      await said(
        onSheet(id, 'tell', {
          on: today,
          documentNo: '云安办〔2026〕88号',
          answerBy: '2027-12-31',
        }),
      );
    },
    propose: (id: string) =>
      said(onSheet(id, 'propose', { ...PURSUE, withoutAnswer: '本人已表示不再陈述' })),
    decide: async (id: string, documentNo: string, visitor: Visitor, changes: object = {}) => {
      const { version } = await sheet(id);
      const body = { version, ...DECIDE, on: today, documentNo, ...changes };
      return visitor.post(at(`worksheets/${id}/decide`), body);
    },
  };
}
