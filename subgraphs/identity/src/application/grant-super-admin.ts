import { normalizeEmail } from '../domain/email.js';
import type { IdentityDependencies } from './dependencies.js';

/**
 * Lets the bearer of an e-mail run the platform. False when there is no such account. For operators, outside the API: no
 * field of the graph leads here.
 */
export async function grantSuperAdmin({ work }: Pick<IdentityDependencies, 'work'>, email: string): Promise<boolean> {
  return work.transact({ platform: 'appoint a super admin' }, async (stores) => {
    const user = await stores.users.findByEmail(normalizeEmail(email));
    if (user !== null) await stores.users.update(user.id, { isSuperAdmin: true });
    return user !== null;
  });
}
