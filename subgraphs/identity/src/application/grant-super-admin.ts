import { normalizeEmail } from '../domain/email.js';
import { acrossPlatform } from './policies.js';
import type { Dependencies } from './ports.js';

/**
 * Lets the bearer of an e-mail run the platform. False when there is no such account. For operators, outside the API: no
 * field of the graph leads here.
 */
export async function grantSuperAdmin({ unitOfWork }: Dependencies, email: string): Promise<boolean> {
  return unitOfWork.transact(acrossPlatform('appoint a super admin'), async (stores) => {
    const user = await stores.users.findByEmail(normalizeEmail(email));
    if (user !== null) await stores.users.update(user.id, { isSuperAdmin: true });
    return user !== null;
  });
}
