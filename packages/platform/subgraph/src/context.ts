import type { Locale } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import DataLoader from 'dataloader';

/** A request to a subgraph. */
export interface SubgraphRequest {
  query: string;
  variables?: Readonly<Record<string, unknown>> | undefined;
  operationName?: string | undefined;
  principal: Principal;
  requestId: string;
  /** The caller's span, as W3C Trace Context writes it. */
  traceparent?: string | undefined;
  /** The user agent of the browser, for the list of sessions; never trusted. */
  userAgent?: string | undefined;
  /** The caller's address, as the gateway saw it. */
  address?: string | undefined;
  /** The identifier that the browser received when someone signed in with it. A secret: never log it. */
  deviceToken?: string | undefined;
}

export type Batch<K, V> = (keys: readonly K[]) => Promise<readonly (V | Error)[]>;

/** One per execution, and one per event of a subscription: no loaded data is reused for the next event. */
export interface SubgraphContext {
  readonly principal: Principal;
  readonly locale: Locale;
  readonly requestId: string;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly deviceToken: string | null;
  /** Sent to the gateway beside the data; reaches the caller only if the gateway passes it on. */
  readonly responseExtensions: Record<string, unknown>;
  /** The loader of that name for this execution; `batch` returns results in the order of the keys. */
  loader<K, V>(name: string, batch: Batch<K, V>): DataLoader<K, V>;
}

export function makeContext(request: SubgraphRequest): SubgraphContext {
  const loaders = new Map<string, unknown>();
  return {
    principal: request.principal,
    locale: request.principal.locale,
    requestId: request.requestId,
    userAgent: request.userAgent ?? null,
    address: request.address ?? null,
    deviceToken: request.deviceToken ?? null,
    responseExtensions: {},
    loader<K, V>(name: string, batch: Batch<K, V>): DataLoader<K, V> {
      const known = loaders.get(name) as DataLoader<K, V> | undefined;
      if (known !== undefined) return known;
      const made = new DataLoader<K, V>(batch);
      loaders.set(name, made);
      return made;
    },
  };
}

/** Puts rows into the order of the keys; null where there is no row. For batches of loaders. */
export function inKeyOrder<K, V>(keys: readonly K[], rows: readonly V[], keyOf: (row: V) => K): (V | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}
