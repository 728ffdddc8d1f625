// Address and port: tried before anything is made, and listened on at the end.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { ok, type Result, refuse } from '@jinze/kernel';
import type { FastifyInstance } from 'fastify';
import type { StartRefusal } from './installation-kind.ts';
import type { Config } from './platform/config.ts';

type Address = Pick<Config, 'host' | 'port'>;

/** What the attempt came to, or in words why nothing can listen there. */
async function attempted<T>(
  { host, port }: Address,
  attempt: () => Promise<T>,
): Promise<Result<T, StartRefusal>> {
  try {
    return ok(await attempt());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EADDRINUSE')
      return refuse({
        code: 'start.port-taken',
        message: `端口 ${port} 已被占用：请停止占用它的程序，或用 PORT 另选端口。`,
      });
    if (code === 'EACCES')
      return refuse({
        code: 'start.port-forbidden',
        message: `没有权限使用端口 ${port}：请用 PORT 选 1024 以上的端口。`,
      });
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      return refuse({ code: 'start.bad-host', message: `本机没有地址 ${host}：请检查 HOST。` });
    throw error;
  }
}

/** So that nobody waits for a database and a demo to hear that the port is taken. */
export function tryPort({ host, port }: Address): Promise<Result<void, StartRefusal>> {
  return attempted({ host, port }, async () => {
    const probe = createServer().listen({ host, port });
    await once(probe, 'listening');
    probe.close();
    await once(probe, 'close');
  });
}

/** Answers where it is heard. */
export function listen(
  app: FastifyInstance,
  { host, port }: Address,
): Promise<Result<string, StartRefusal>> {
  return attempted({ host, port }, async () => {
    const address = await app.listen({ host, port });
    return address.replace('[::1]', 'localhost');
  });
}
