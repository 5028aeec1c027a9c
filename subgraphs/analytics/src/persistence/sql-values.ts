import { DomainError } from '@tertulia/errors';
import { idArray, isUuid } from '@tertulia/persistence';

/** Represents "no version" in keys, which cannot be null. */
export const nilUuid = '00000000-0000-0000-0000-000000000000';

/** Uuids as one parameter for `any(?::uuid[])`. @throws DomainError NOT_FOUND for an invalid uuid */
export function uuidArray(ids: readonly string[]): string {
  if (!ids.every(isUuid)) throw new DomainError('NOT_FOUND');
  return idArray(ids);
}
