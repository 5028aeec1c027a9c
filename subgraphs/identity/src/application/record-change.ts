import type { AuditAction } from '../domain/audit-entry.js';
import type { User } from '../domain/user.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/** The contents of an audit entry. */
export interface Change {
  readonly organizationId: string;
  readonly actor: string;
  readonly action: AuditAction;
  readonly subject: string;
}

/** Adds the change to the organization's audit trail, in the same transaction. */
export async function recordChange(
  deps: Pick<IdentityDependencies, 'clock' | 'ids'>,
  stores: Stores,
  change: Change,
): Promise<void> {
  const { clock, ids } = deps;
  await stores.audit.append({ id: ids.next(), at: clock.now(), ...change });
}

/** Adds the change of an account to the trail of every organization that the person belongs to. */
export async function recordForPerson(
  deps: Pick<IdentityDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { user, action }: { user: Pick<User, 'id' | 'email'>; action: AuditAction },
): Promise<void> {
  for (const { organizationId } of await stores.memberships.findByUsers([user.id])) {
    await recordChange(deps, stores, { organizationId, actor: user.email, action, subject: user.email });
  }
}

/** The name of a user in the audit trail: the e-mail, until the account is deleted. */
export async function actorOf(stores: Stores, userId: string): Promise<string> {
  const [user] = await stores.users.findByIds([userId]);
  return user?.email ?? userId;
}
