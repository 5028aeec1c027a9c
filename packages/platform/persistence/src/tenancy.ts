import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Which rows the running code may access: one organization's, or, for the few jobs of the platform itself (sign-in look-ups, relays,
 * recovery), all. Without a scope the database shows no rows.
 */
export type TenancyScope =
  | { readonly kind: 'TENANT'; readonly organizationId: string }
  | { readonly kind: 'PLATFORM'; readonly reason: string };

const storage = new AsyncLocalStorage<TenancyScope | null>();
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a uuid in lower case. The database refuses the whole statement for an id of another form, so one that a caller gives is looked at first. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

/**
 * Runs the work, and everything that it starts, with the rows of one organization.
 * @throws RangeError when the id is not a lower-case uuid: a missing tenant must never widen the scope.
 */
export function inTenant<T>(organizationId: string, work: () => T): T {
  if (!isUuid(organizationId)) throw new RangeError('inTenant needs the uuid of an organization');
  return storage.run({ kind: 'TENANT', organizationId }, work);
}

/** Runs the work with the rows of all tenants. The reason documents the call and appears in logs. */
export function asPlatform<T>(reason: string, work: () => T): T {
  return storage.run({ kind: 'PLATFORM', reason }, work);
}

/** Runs the work with no rows at all. */
export function withoutTenancy<T>(work: () => T): T {
  return storage.run(null, work);
}

/** The scope of the running code; null when there is none. */
export function currentTenancy(): TenancyScope | null {
  return storage.getStore() ?? null;
}
