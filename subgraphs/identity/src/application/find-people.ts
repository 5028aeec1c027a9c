import { organizationOf } from '@tertulia/principal';
import type { Principal } from '@tertulia/principal';
import type { User } from '../domain/user.js';
import { canSeePeople } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';

/** The users with these ids whom the caller may see: the caller, and the people of the organization in which the caller works. */
export async function findPeople(
  { work }: IdentityDependencies,
  principal: Principal,
  ids: readonly string[],
): Promise<User[]> {
  const ownId = principal.kind === 'USER' ? principal.userId : null;
  const ownIds = ids.filter((id) => id === ownId);
  const otherIds = ids.filter((id) => id !== ownId);
  const organizationId = organizationOf(principal);
  const found: User[] = [];
  if (ownIds.length > 0) {
    found.push(...(await work.read({ platform: 'own account' }, (stores) => stores.users.findByIds(ownIds))));
  }
  if (otherIds.length > 0 && organizationId !== null && canSeePeople(principal)) {
    const reach = { organizationId };
    found.push(...(await work.read(reach, (stores) => stores.users.findMembers(organizationId, otherIds))));
  }
  return found;
}
