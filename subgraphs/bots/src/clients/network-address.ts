import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** Networks between containers, which no phone is in. */
const virtual = /^(?:docker|br-|veth|virbr|vmnet|tun|tap|lo)/;

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/**
 * The public address with this machine's network address in place of `localhost`, which on a phone would be the phone.
 * Null if the public address is another one, or if the machine is in no network.
 */
export function networkUrlOf(publicUrl: string, interfaces: Interfaces = networkInterfaces()): string | null {
  const url = URL.parse(publicUrl);
  if (url === null || !loopback.test(url.hostname)) return null;
  const addresses = Object.entries(interfaces).flatMap(([name, infos]) => (virtual.test(name) ? [] : (infos ?? [])));
  const own = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  if (own === undefined) return null;
  url.hostname = own.address;
  return url.href.replace(/\/$/, '');
}
