// What goes into an evidence file, in which order, under which number and name, and what is left out and why. Pure.
import type { NotEnclosed } from '@jinze/contracts';
import { bundleName } from '@jinze/documents/evidence-file';
import { type CivilDate, civilDateAt, type Id } from '@jinze/kernel';
import type { PlacedVersion, RecordStanding } from '../ledger/index.ts';

/** A record as the log or a case lists it. */
export interface ListedRecord {
  readonly stream: string;
  readonly record: string;
  readonly title: string;
  readonly occurredOn: CivilDate | null;
  readonly recordedAt: Date;
  readonly isLate: boolean;
}

/** The records of one person, and which duty each of theirs names first. */
export interface Source {
  /** Before the names of its groups, where a file is of several people. */
  readonly title: string | null;
  readonly records: readonly ListedRecord[];
  /** The first duty of each whose contents the caller reads; '' of one that names none. */
  readonly duties: ReadonlyMap<string, string>;
}

/** A file that belongs to a record. */
export interface KnownFile {
  readonly id: Id<'attachment'>;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

export interface Known {
  readonly standing: ReadonlyMap<string, RecordStanding>;
  /** Bodies the caller holds a post in today: who has left one asks for its contents. */
  readonly held: readonly string[];
  /** Those the caller reads. */
  readonly readable: ReadonlySet<string>;
  readonly files: ReadonlyMap<string, readonly KnownFile[]>;
  /** What a duty is called. */
  readonly dutyTitle: (code: string) => string;
  /** Titles are known to the caller from elsewhere, even where contents are not. */
  readonly tellsTitles: boolean;
  /** On which days the person was the caller’s; null where that there are records is theirs to know on any. */
  readonly days: readonly HeldDays[] | null;
}

export interface HeldDays {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** What somebody does for another body, before they came or after they left, is none of the caller’s unless they read it. */
function isTold(listed: ListedRecord, stands: RecordStanding, { days, readable }: Known): boolean {
  if (stands.isConcealed) return false;
  if (stands.isOfBodies || stands.isOwn || days === null || readable.has(listed.record))
    return true;
  const day = listed.occurredOn ?? civilDateAt(listed.recordedAt);
  return days.some(({ from, to }) => from <= day && (to === null || day <= to));
}

export interface FiledFile extends KnownFile {
  readonly path: string;
  readonly versions: readonly PlacedVersion[];
}

export interface FiledRecord extends Omit<ListedRecord, 'title'> {
  /** 0001, 0002 … through the whole file. */
  readonly number: string;
  /** Null where even that is not the caller's to read. */
  readonly title: string | null;
  readonly isShown: boolean;
  readonly left: NotEnclosed | null;
  readonly versions: readonly PlacedVersion[];
  readonly files: readonly FiledFile[];
  /** The package that has it. */
  readonly package: string | null;
}

export interface FiledPackage {
  readonly path: string;
  readonly records: readonly string[];
}

export interface FiledGroup {
  readonly stream: FiledStream;
  readonly title: string;
  readonly folder: string;
  readonly records: readonly FiledRecord[];
  /** Numbers of those that stand in an earlier group already. */
  readonly also: readonly string[];
  readonly packages: readonly FiledPackage[];
}

/** By the kind of record, in their order in the file. */
export const STREAM_TITLES = {
  'duty-record': '履职记录',
  task: '督办事项',
  'annual-report': '述职报告',
  'duty-section': '责任清单',
  'deployment-ask': '工作部署',
  talk: '约谈',
  handover: '交接',
  accident: '事故',
  'accident-milestone': '事故处置节点',
  'reporting-finding': '事故报告情况的认定',
} as const;
export type FiledStream = keyof typeof STREAM_TITLES;
const STREAMS = Object.keys(STREAM_TITLES) as readonly FiledStream[];
/** Of the accident a case came from, and of nobody's duties. */
export const OF_ACCIDENT: readonly string[] = [
  'accident',
  'accident-milestone',
  'reporting-finding',
];
const NO_DUTY = '没有写明职责条项';
const UNREAD_DUTY = '职责条项不在查阅范围内';
/** Behind all codes. */
const UNREAD = '~';

/** A package is made in memory: entries and bytes of files it has at most, unless one record alone has more. */
const PACKAGE_ENTRIES = 300;
const PACKAGE_BYTES = 8 * 1024 * 1024;

export function leftOutOf(
  standing: RecordStanding,
  held: readonly string[],
): Exclude<NotEnclosed, 'not-readable'> | null {
  if (!standing.isOfBodies && !standing.isOwn) return 'other-body';
  if (standing.isSealedOff) return 'sealed-off';
  if (standing.isOfBodies) return null;
  return standing.organId !== null && held.includes(standing.organId) ? null : 'release-needed';
}

interface Part {
  readonly record: string;
  readonly entries: number;
  readonly bytes: number;
}

/** Records and files one after the other, as many as one package takes. */
function packagesOf(folder: string, parts: readonly Part[]): FiledPackage[] {
  const packages: { path: string; records: string[]; entries: number; bytes: number }[] = [];
  for (const { record, entries, bytes } of parts) {
    const last = packages.at(-1);
    const fits =
      last !== undefined &&
      last.entries + entries <= PACKAGE_ENTRIES &&
      last.bytes + bytes <= PACKAGE_BYTES;
    if (fits) {
      last.records.push(record);
      last.entries += entries;
      last.bytes += bytes;
    } else {
      const number = String(packages.length + 1).padStart(2, '0');
      const path = `${folder}/证据包-${number}.evp`;
      packages.push({ path, records: [record], entries, bytes });
    }
  }
  return packages.map(({ path, records }) => ({ path, records }));
}

const padded = (value: number, length: number) => String(value).padStart(length, '0');

interface Pile {
  readonly stream: FiledStream;
  readonly title: string;
  readonly records: ListedRecord[];
}

const byNumbers = new Intl.Collator('en', { numeric: true }).compare;

/** Duty records by the first duty they name, in the order of the articles; then the other kinds. */
function pilesOf({ title, records, duties }: Source, { dutyTitle }: Known): Pile[] {
  const before = title === null ? '' : `${title}：`;
  const byCode = Map.groupBy(
    records.filter(({ stream }) => stream === 'duty-record'),
    ({ record }) => duties.get(record) ?? UNREAD,
  );
  const named: Readonly<Record<string, string>> = { '': NO_DUTY, [UNREAD]: UNREAD_DUTY };
  const codes = [...byCode.keys()].filter((code) => named[code] === undefined);
  const ordered = [
    ...codes.toSorted(byNumbers),
    ...Object.keys(named).filter((code) => byCode.has(code)),
  ];
  const ofDuties = ordered.map(
    (code): Pile => ({
      stream: 'duty-record',
      title: `${before}${named[code] ?? dutyTitle(code)}`,
      records: byCode.get(code) ?? [],
    }),
  );
  const others = STREAMS.flatMap((stream): Pile[] => {
    const found = records.filter((one) => one.stream === stream);
    const isOther = stream !== 'duty-record' && found.length > 0;
    return isOther ? [{ stream, title: `${before}${STREAM_TITLES[stream]}`, records: found }] : [];
  });
  return [...ofDuties, ...others];
}

/** Those that are read and given out with their record. */
function filesOf(
  record: string,
  of: { readonly folder: string; readonly number: string; readonly isTold: boolean },
  { files, standing, held }: Known,
): FiledFile[] {
  if (!of.isTold) return [];
  return (files.get(record) ?? []).flatMap((file, at) => {
    const stands = standing.get(file.id);
    // Lawfully erased or sealed off: its name went with it, and the package of the record says so.
    if (stands === undefined || leftOutOf(stands, held) !== null || file.name === '') return [];
    const path = `${of.folder}/附件/${of.number}-${at + 1}-${bundleName(file.name)}`;
    return [{ ...file, path, versions: stands.versions }];
  });
}

/** Everything in its place. What may not be told yet is no part of it, and nobody learns of it here. */
export function arrange(sources: readonly Source[], known: Known): readonly FiledGroup[] {
  const { standing, held, readable, tellsTitles } = known;
  const numbers = new Map<string, string>();
  const piles = sources.flatMap((source) => pilesOf(source, known));
  const ofStream = (isDuty: boolean) =>
    piles.filter(({ stream }) => (stream === 'duty-record') === isDuty);
  return [...ofStream(true), ...ofStream(false)].flatMap((pile, at) => {
    const name = bundleName(pile.title.replaceAll('　', ' ')).slice(0, 36).trim();
    const folder = `${padded(at + 1, 2)}-${name}`;
    const also: string[] = [];
    const parts: Part[] = [];
    const placed = pile.records.flatMap((listed) => {
      const stands = standing.get(listed.record);
      if (stands === undefined || !isTold(listed, stands, known)) return [];
      const earlier = numbers.get(listed.record);
      if (earlier !== undefined) {
        also.push(earlier);
        return [];
      }
      const number = padded(numbers.size + 1, 4);
      numbers.set(listed.record, number);
      const left = leftOutOf(stands, held);
      const isShown = readable.has(listed.record);
      const files = filesOf(
        listed.record,
        { folder, number, isTold: isShown && left === null },
        known,
      );
      if (left === null) {
        parts.push({ record: listed.record, entries: stands.versions.length, bytes: 0 });
        for (const file of files)
          parts.push({ record: file.id, entries: file.versions.length, bytes: file.size });
      }
      const isNamed = tellsTitles || stands.isOfBodies || stands.isOwn;
      return [
        {
          ...listed,
          number,
          title: isNamed ? listed.title : null,
          isShown: isShown && left !== 'sealed-off' && left !== 'release-needed',
          left: left ?? (isShown ? null : ('not-readable' as const)),
          versions: stands.versions,
          files,
        },
      ];
    });
    const packages = packagesOf(folder, parts);
    const pathOf = new Map(
      packages.flatMap(({ path, records }) => records.map((record) => [record, path] as const)),
    );
    const records = placed.map((one) => ({ ...one, package: pathOf.get(one.record) ?? null }));
    const group = { stream: pile.stream, title: pile.title, folder, records, also, packages };
    return records.length === 0 && also.length === 0 ? [] : [group];
  });
}

/** A receipt tells no contents: only of another's body there is none. */
export const hasReceipts = ({ left }: Pick<FiledRecord, 'left'>): boolean => left !== 'other-body';

/** Where a receipt lies in the archive. */
export const receiptPath = (
  { folder }: Pick<FiledGroup, 'folder'>,
  name: string,
  { version }: PlacedVersion,
): string => `${folder}/回执/${name}-v${version}.tlog-proof`;

export const unsealedIn = (groups: readonly FiledGroup[]): number =>
  groups
    .flatMap(({ records }) =>
      records.flatMap(({ versions, files }) => [
        ...versions,
        ...files.flatMap((file) => file.versions),
      ]),
    )
    .filter(({ index }) => index === null).length;

/** How many are left out, by reason. */
export function leftOutIn(
  groups: readonly FiledGroup[],
): readonly { readonly reason: NotEnclosed; readonly count: number }[] {
  const counts = new Map<NotEnclosed, number>();
  for (const { records } of groups)
    for (const { left } of records)
      if (left !== null) counts.set(left, (counts.get(left) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count }));
}
