import { DomainError } from '@tertulia/errors';
import { idArray } from '@tertulia/persistence';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Represents "no version" in keys, which cannot be null. */
export const nilUuid = '00000000-0000-0000-0000-000000000000';

/** Uuids as one parameter for `any(?::uuid[])`. @throws DomainError NOT_FOUND for an invalid uuid */
export function uuidArray(ids: readonly string[]): string {
  if (!ids.every((id) => uuidPattern.test(id))) throw new DomainError('NOT_FOUND');
  return idArray(ids);
}
