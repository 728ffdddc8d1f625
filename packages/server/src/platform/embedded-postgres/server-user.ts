// Whom PostgreSQL runs as: it refuses root, so root lends it an unprivileged user that exists.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Undefined when we are not root: then PostgreSQL runs as we do. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** In order of preference; `nobody` exists on every Debian. */
const CANDIDATES = ['jinze', 'postgres', 'nobody'];

function usersOfMachine(): readonly ServerUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map((fields) => ({ name: fields[0] ?? '', uid: Number(fields[2]), gid: Number(fields[3]) }));
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The owner of an existing cluster, otherwise the first candidate; undefined when there is none. */
export function chooseServerUser(cluster: string): ServerUser | undefined {
  const users = usersOfMachine();
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  if (owner !== undefined && owner !== 0) return users.find((user) => user.uid === owner);
  return CANDIDATES.map((name) => users.find((user) => user.name === name)).find(
    (user) => user !== undefined,
  );
}

/** What spawn takes to run as that user. */
export function asUser(user: ServerUser | undefined): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}

/** The topmost folder on the way that the user cannot enter, or undefined when it can enter all. */
export function closedFolder(user: ServerUser | undefined, folder: string): string | undefined {
  const way = [folder];
  while (dirname(way[0] ?? '/') !== way[0]) way.unshift(dirname(way[0] ?? '/'));
  return way.find((one) => {
    const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', one], {
      ...asUser(user),
      cwd: '/',
      stdio: 'ignore',
    });
    return tried.status !== 0;
  });
}
