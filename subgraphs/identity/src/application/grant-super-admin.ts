import { normalizeEmail } from '../domain/email.js';
import type { IdentityDependencies } from './dependencies.js';

/**
 * Makes the user with this e-mail a super admin. Returns false if there is no such account. For operators; not
 * reachable through the API.
 */
export async function grantSuperAdmin({ work }: Pick<IdentityDependencies, 'work'>, email: string): Promise<boolean> {
  return work.transact({ platform: 'appoint a super admin' }, async (stores) => {
    const user = await stores.users.findByEmail(normalizeEmail(email));
    if (user !== null) await stores.users.update(user.id, { isSuperAdmin: true });
    return user !== null;
  });
}
