// Whom an address stands for where attempts are counted: a line has 2^64 addresses of IPv6, and counts as one.
import { isIPv6 } from 'node:net';

/** How much of an IPv6 address is the line’s. */
export const IPV6_LINE_BITS = 64;

/** The first groups of an IPv6 address; an IPv4 address, also one written as IPv6, stands for itself. */
export function lineOf(address: string): string {
  const bare = address.replace(/%.*$/, '');
  if (!isIPv6(bare)) return address;
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = bare.split('::');
  const groupsOf = (part: string) => (part === '' ? [] : part.split(':'));
  const [first, last] = [groupsOf(head), groupsOf(tail ?? '')];
  // An address that ends like one of IPv4 has two groups there.
  const written = first.length + last.length + (bare.includes('.') ? 1 : 0);
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - written }, () => '0');
  const groups = [...first, ...zeros, ...last].slice(0, IPV6_LINE_BITS / 16);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/${IPV6_LINE_BITS}`;
}
