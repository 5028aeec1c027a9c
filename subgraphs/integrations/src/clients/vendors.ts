import type { OAuthProvider } from '../application/connection-ports.js';
import type { Connector } from '../connectors/connector.js';
import type { ClientRegistration } from './oauth-client.js';

type Vendor = OAuthProvider['provider'];

/** The settings with the platform's registrations. */
export type VendorSettings = {
  readonly [Name in `${Vendor}${'ClientId' | 'ClientSecret'}`]: string | null;
} & { readonly vendorUrls: string };

/** The platform's registration with a vendor; null if one of its two settings is missing. */
export function registrationFrom(settings: VendorSettings, vendor: Vendor): ClientRegistration | null {
  const clientId = settings[`${vendor}ClientId`];
  const clientSecret = settings[`${vendor}ClientSecret`];
  return clientId === null || clientSecret === null ? null : { clientId, clientSecret };
}

/** Origins that stand in for vendors, by the vendor's name. */
export function standInsFrom({ vendorUrls }: Pick<VendorSettings, 'vendorUrls'>): ReadonlyMap<string, string> {
  const pairs = vendorUrls.split(/[\s,]+/).filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), new URL(pair.slice(pair.indexOf('=') + 1)).origin]),
  );
}

/**
 * Where the API of a connector is, or another address of its vendor: the vendor's own, or the server that stands in. Empty where a field of
 * the connection says it.
 */
export type VendorUrls = (connector: Connector, url?: string | null) => string;

/** The addresses of vendors with these origins in place of their own. */
export function apiUrlsWith(standIns: ReadonlyMap<string, string>): VendorUrls {
  return ({ auth, apiUrl }, url = apiUrl) => {
    const origin = auth.kind === 'OAUTH' ? standIns.get(auth.provider) : undefined;
    if (url === null || origin === undefined) return url ?? '';
    return `${origin}${new URL(url).pathname.replace(/\/$/, '')}`;
  };
}
