// Which addresses a group robot may have: an office types them in, and the server goes there. Pure.
import { BlockList, isIP } from 'node:net';

/** The machine itself, and what clouds tell a machine about itself; the intranet's own robots stay reachable. */
const NOWHERE = new BlockList();
NOWHERE.addSubnet('0.0.0.0', 8, 'ipv4');
NOWHERE.addSubnet('127.0.0.0', 8, 'ipv4');
NOWHERE.addSubnet('169.254.0.0', 16, 'ipv4');
NOWHERE.addSubnet('224.0.0.0', 3, 'ipv4');
NOWHERE.addAddress('::', 'ipv6');
NOWHERE.addAddress('::1', 'ipv6');
NOWHERE.addSubnet('fe80::', 10, 'ipv6');
NOWHERE.addSubnet('ff00::', 8, 'ipv6');

export function isReachable(ip: string): boolean {
  const family = isIP(ip);
  return family !== 0 && !NOWHERE.check(ip, family === 6 ? 'ipv6' : 'ipv4');
}

/** A host as an URL writes it; a name is looked up again when it is sent to. */
export function isHostAllowed(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(bare) !== 0) return isReachable(bare);
  return bare !== 'localhost' && !bare.endsWith('.localhost');
}
