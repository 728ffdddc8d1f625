// `jinze deck --out FILE`: the training deck as an editable .pptx, from the rules' own data; no server and no database.
import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  civilDateAt,
  ok,
  type Result,
  refuse,
  TRAINED_ROLES,
  type TrainedRole,
} from '@jinze/kernel';
import { POST_CLASS_NAMES, REFUSAL_WORDS, sentence, trainedRegions, training } from '@jinze/rules';
import { nowInSeconds } from '../witness/clock.ts';

const EXIT = { ok: 0, failed: 1, badInput: 2 } as const;

const USAGE = `用法：npx jinze deck --out 文件.pptx [--region 地区] [--role 职务类别] [--force]
  --out     写到哪个文件；已有的文件不覆盖，除非加 --force
  --region  名称或行政区划代码，代入本地和上级已收录的要求
  --role    只详讲这一类领导干部的职责：${TRAINED_ROLES.map((role) => `${role}（${POST_CLASS_NAMES[role]}）`).join('、')}`;

interface Asked {
  readonly file: string;
  readonly region?: string;
  readonly role?: TrainedRole;
  readonly isForced: boolean;
}

interface Fault {
  readonly code: string;
  readonly message: string;
}

const fault = (code: string, message: string) => refuse<Fault>({ code, message });

/** A role by its id or by what it is called. */
function roleOf(text: string): Result<TrainedRole, Fault> {
  const role = TRAINED_ROLES.find((one) => one === text || POST_CLASS_NAMES[one] === text);
  if (role !== undefined) return ok(role);
  const known = TRAINED_ROLES.map((one) => `${one}（${POST_CLASS_NAMES[one]}）`).join('、');
  return fault('deck.unknown-role', `没有“${text}”这一类领导干部。可用：${known}。`);
}

function readArguments(args: readonly string[]): Result<Asked, Fault> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        out: { type: 'string' },
        region: { type: 'string' },
        role: { type: 'string' },
        force: { type: 'boolean' },
      },
    });
    const { out, region, force = false } = values;
    if (out === undefined || out === '') return fault('deck.usage', USAGE);
    const role = values.role === undefined ? ok(undefined) : roleOf(values.role);
    if (!role.ok) return role;
    return ok({
      file: resolve(out),
      isForced: force,
      ...(region === undefined ? {} : { region }),
      ...(role.value === undefined ? {} : { role: role.value }),
    });
  } catch {
    return fault('deck.usage', USAGE);
  }
}

function materialOf({ region, role }: Asked) {
  const found = training({
    asOf: civilDateAt(new Date(Number(nowInSeconds()) * 1000)),
    ...(region === undefined ? {} : { region }),
    ...(role === undefined ? {} : { role }),
  });
  if (found.ok) return found;
  const { code, values } = found.error;
  const known = trainedRegions().map(({ code: number, name }) => `${name}（${number}）`);
  return fault(
    code,
    `${sentence(REFUSAL_WORDS, code, 'zh', values)}\n收录了地方要求的地区：${known.join('、')}；其他地区也可以，只是没有地方要求可列。`,
  );
}

/** Written beside its place and moved there whole: a file is there, or it is not. */
async function put(file: string, bytes: Buffer): Promise<Result<true, Fault>> {
  const part = `${file}.part`;
  try {
    await writeFile(part, bytes);
    await rename(part, file);
    return ok(true);
  } catch {
    await rm(part, { force: true });
    return fault('deck.not-written', `写不了 ${file}：请检查目录是否存在、是否有写入权限和空间。`);
  }
}

async function makeDeck(asked: Asked): Promise<Result<number, Fault>> {
  if (existsSync(asked.file) && !asked.isForced)
    return fault('deck.file-exists', `${asked.file} 已经存在。换一个文件名，或者加 --force 覆盖。`);
  const material = materialOf(asked);
  if (!material.ok) return material;
  const { writeDeck } = await import('@jinze/documents');
  const { bytes, slides } = await writeDeck(material.value);
  const written = await put(asked.file, bytes);
  return written.ok ? ok(slides) : written;
}

/** Faults of what was asked for; the others are of the place it was to be written to. */
const OF_INPUT = /^(deck\.(usage|unknown-role)|rules\.)/;

/** Exit code 0 with the file written or its usage told, 2 for wrong options, 1 where the file is in the way or cannot be written. */
export async function runDeck(args: readonly string[]): Promise<number> {
  if (args.some((one) => one === '--help' || one === '-h')) {
    console.log(USAGE);
    return EXIT.ok;
  }
  const asked = readArguments(args);
  const made = asked.ok ? await makeDeck(asked.value) : asked;
  if (made.ok && asked.ok) {
    console.log(`已写入 ${asked.value.file}：${made.value} 页，可以编辑，每页有讲解备注。`);
    return EXIT.ok;
  }
  const { code, message } = made.ok ? { code: '', message: '' } : made.error;
  console.error(message);
  return OF_INPUT.test(code) ? EXIT.badInput : EXIT.failed;
}
