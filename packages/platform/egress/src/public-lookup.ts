import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './address.js';
import { EgressError } from './egress-error.js';

/** How names become addresses; the operating system's resolver unless a test gives another. */
export type ResolveAll = (
  host: string,
  options: LookupOptions,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

const resolveBySystem: ResolveAll = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    done(error, addresses);
  });
};

/**
 * A `lookup` for sockets: it resolves a name once and hands on the addresses that it has checked, so that no second resolution can give
 * others. One address that is not public refuses the name: a mixture is what an attack by rebinding looks like. It fails like a name that
 * leads nowhere, so that nobody learns which names there are inside.
 */
export function publicLookup(resolveAll: ResolveAll = resolveBySystem): LookupFunction {
  return (host, options, done) => {
    resolveAll(host, { family: options.family, hints: options.hints }, (error, addresses) => {
      // With an error there are no addresses, whatever the types of Node say.
      if (error !== null) return fail(done, error);
      const [first] = addresses;
      if (first === undefined) return fail(done, new Error('no address'));
      if (!addresses.every(({ address }) => isPublicAddress(address)))
        return fail(done, new EgressError('UNREACHABLE'));
      if (options.all === true) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
  };
}

function fail(done: Parameters<LookupFunction>[2], error: Error): void {
  done(error, []);
}
