import { organizationOf } from '@tertulia/principal';
import type { Principal } from '@tertulia/principal';
import type { User } from '../domain/user.js';
import { acrossPlatform, canSeePeople, within } from './policies.js';
import type { Dependencies } from './ports.js';

/** The users among the ids whom the caller may see: herself, and the people of the organization in which she works. */
export async function findPeople(
  { unitOfWork }: Dependencies,
  principal: Principal,
  ids: readonly string[],
): Promise<User[]> {
  const ownId = principal.kind === 'USER' ? principal.userId : null;
  const ownIds = ids.filter((id) => id === ownId);
  const otherIds = ids.filter((id) => id !== ownId);
  const organizationId = organizationOf(principal);
  const found: User[] = [];
  if (ownIds.length > 0) {
    found.push(...(await unitOfWork.read(acrossPlatform('own account'), (stores) => stores.users.findByIds(ownIds))));
  }
  if (otherIds.length > 0 && organizationId !== null && canSeePeople(principal)) {
    const reach = within(organizationId);
    found.push(...(await unitOfWork.read(reach, (stores) => stores.users.findMembers(organizationId, otherIds))));
  }
  return found;
}
