import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Azure's metadata and DNS endpoint: a public address by range, internal by use. */
const internalByUse = new Set(['168.63.129.16']);
/** What IANA has handed out as global unicast. Forms that carry an IPv4 address inside (mapped, compatible, NAT64) lie outside. */
const globalUnicastV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True for an address on the public internet. False for everything else: private, loopback, link-local, carrier-grade NAT, multicast,
 * reserved and documentation ranges, IPv4 inside IPv6, 6to4, Teredo, NAT64, ISATAP, and text that is no address in its usual form.
 */
export function isPublicAddress(text: string): boolean {
  // The library also reads octal and short forms, which others read as another address.
  if (isIP(text) === 0 || internalByUse.has(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return !(address instanceof ipaddr.IPv6) || (address.match(globalUnicastV6) && !isIsatap(address));
}

/** Whether its last half is that of an ISATAP address, which ends with an IPv4 address. */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  const [, , , , first = 0, second = 0] = parts;
  return (first === 0 || first === 0x200) && second === 0x5efe;
}
