// The handovers of 2026 in the demo: who signed and when, on paper or not, what was closed under supervision. Pure.
import type { Side, SupervisionReason } from '@jinze/contracts';
import { addDays, type CivilDate, civilDate } from '@jinze/kernel';
import { timedByDay, workday } from './demo-days.ts';

interface Common {
  readonly on: CivilDate;
  /** Whose office looks after the posts: a county's after its townships' too. */
  readonly place: string;
}

/** What happened to open handovers; seats are named by their keys. */
type HandoverDone = Common &
  (
    | {
        readonly kind: 'handed-over';
        readonly side: Side;
        /** Everybody on that side signs but those of these seats. */
        readonly except: readonly string[];
      }
    | {
        readonly kind: 'handed-over-on-paper';
        readonly side: Side;
        readonly seat: string;
        readonly custodian: string;
        readonly number: string;
      }
    | {
        readonly kind: 'supervised';
        /** All that are open, those of the townships, or that of one seat. */
        readonly which: 'all' | 'townships' | { readonly seat: string };
        readonly except?: readonly string[];
        readonly by: string;
        readonly reason: SupervisionReason;
        readonly note: string;
      }
  );
export type HandoverAct = HandoverDone & { readonly at: Date };

/** Who left signs, and the next day who came, but for the seats named. */
function signed(
  first: string,
  place: string,
  except: Partial<Record<Side, readonly string[]>> = {},
): HandoverDone[] {
  const on = civilDate(first);
  const { outgoing = [], incoming = [] } = except;
  return [
    { kind: 'handed-over', on, place, side: 'outgoing', except: outgoing },
    {
      kind: 'handed-over',
      on: workday(addDays(on, 1)),
      place,
      side: 'incoming',
      except: incoming,
    },
  ];
}

/** Many were moved together when terms changed below: handed over in one batch. */
function supervisedTogether(
  day: string,
  place: string,
  which: 'all' | 'townships',
  except: readonly string[] = [],
): HandoverDone {
  return {
    kind: 'supervised',
    on: civilDate(day),
    place,
    which,
    except,
    by: `${place}委组织部干部股`,
    reason: 'term-change',
    note: '换届中一批干部同时调整，由组织部派员到场集中监交',
  };
}

/** A new head who has signed neither the list nor the handover, and a township where nobody has. */
const OPEN_IN_MAY = '石桥县 林业局';
const OPEN_TOWNSHIP = '双井镇 副镇长（安全生产）';

const DONE: readonly HandoverDone[] = [
  {
    kind: 'handed-over-on-paper',
    on: civilDate('2026-01-27'),
    place: '云江市',
    side: 'outgoing',
    seat: '云江市 应急管理局',
    custodian: '云江市安委办档案柜',
    number: '云安交〔2026〕1号',
  },
  ...signed('2026-01-28', '云江市'),
  ...signed('2026-01-28', '石桥县'),
  // 换届: handed over in one batch.
  {
    kind: 'supervised',
    on: civilDate('2026-04-03'),
    place: '临河县',
    which: 'all',
    by: '云江市委组织部干部科',
    reason: 'term-change',
    note: '换届集中交接，由市委组织部派员到场监交',
  },
  {
    kind: 'supervised',
    on: civilDate('2026-05-25'),
    place: '石桥县',
    which: { seat: '石桥县 应急管理局' },
    by: '石桥县委组织部干部股',
    reason: 'ill',
    note: '离任同志住院治疗，由局办公室按移交清单逐项交接',
  },
  supervisedTogether('2026-05-25', '石桥县', 'townships', [OPEN_TOWNSHIP]),
  ...signed('2026-05-26', '石桥县', {
    outgoing: [OPEN_TOWNSHIP],
    incoming: [OPEN_TOWNSHIP, OPEN_IN_MAY],
  }),
  supervisedTogether('2026-06-03', '云岫区', 'all'),
  supervisedTogether('2026-06-10', '松坪县', 'all'),
  ...signed('2026-07-28', '云江市'),
  // Nobody has come to the post yet.
  ...signed('2026-07-28', '临河县'),
  ...signed('2026-09-08', '云江市'),
  ...signed('2026-09-08', '澄湖市'),
  ...signed('2026-10-23', '云江市', { incoming: ['云江市 住房和城乡建设局'] }),
  ...signed('2026-10-23', '云岫区'),
];

/** Late in the afternoons. */
export const HANDOVER_ACTS: readonly HandoverAct[] = timedByDay('08:00', DONE);
