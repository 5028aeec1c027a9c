import { DomainError, UserInputErrors } from '@tertulia/errors';
import type { AuditAction } from '../domain/audit-entry.js';
import { isConfirmed, scheduledAt } from '../domain/deletion.js';
import type { ScheduledDeletion } from '../domain/deletion.js';
import { normalizeEmail } from '../domain/email.js';
import { InputProblems } from '../domain/input-problems.js';
import type { Membership } from '../domain/membership.js';
import { wouldLoseLastAdmin } from '../domain/membership.js';
import type { User } from '../domain/user.js';
import { endSessions } from './end-sessions.js';
import { notFound, requireUser } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { recordChange } from './record-change.js';
import { requireOwnPassword } from './require-own-password.js';

/** The confirmation: the account's e-mail typed by hand, and its password. */
export interface DeleteAccountInput {
  readonly confirmEmail: string;
  readonly password: string;
}

const reach = { platform: 'delete own account' };

/**
 * Asks for the deletion of the caller's account and ends all her sessions. Signing in again she can take it back, until it is carried
 * out. Asking again changes nothing.
 * @throws UserInputErrors INVALID_VALUE when the e-mail typed is another, WRONG_CREDENTIALS; LAST_ADMIN while an organization that goes
 * on has no other administrator who stays
 * @throws DomainError FORBIDDEN for who runs the platform
 */
export async function deleteAccount(
  deps: IdentityDependencies,
  caller: Caller,
  input: DeleteAccountInput,
): Promise<ScheduledDeletion> {
  const { userId, isSuperAdmin } = requireUser(caller.principal);
  if (isSuperAdmin) throw new DomainError('FORBIDDEN');
  const user = await requireOwnPassword(deps, caller, { userId, password: input.password });
  const problems = new InputProblems();
  problems.value('confirmEmail', isConfirmed(normalizeEmail(input.confirmEmail), user.email), {
    es: 'escribe tu correo',
    en: 'write your e-mail address',
  });
  problems.refuse();
  return deps.work.transact(reach, async (stores) => {
    const memberships = await holdOrganizationsOf(stores, userId);
    const deletion = user.deletion ?? scheduledAt(deps.clock.now());
    for (const membership of memberships) await requireOtherAdmin(stores, membership);
    await stores.users.scheduleDeletion(userId, deletion);
    await endSessions(deps, stores, { userId });
    if (user.deletion === null) {
      await recordEverywhere(deps, stores, { user, memberships, action: 'account.deletion-requested' });
    }
    return deletion;
  });
}

/** Takes the deletion of the caller's account back; without one there is nothing to take back. */
export async function cancelAccountDeletion(deps: IdentityDependencies, caller: Caller): Promise<User> {
  const { userId } = requireUser(caller.principal);
  return deps.work.transact(reach, async (stores) => {
    const memberships = await holdOrganizationsOf(stores, userId);
    const [user] = await stores.users.findByIds([userId]);
    if (user === undefined) throw notFound();
    if (user.deletion === null) return user;
    await stores.users.scheduleDeletion(userId, null);
    await recordEverywhere(deps, stores, { user, memberships, action: 'account.deletion-cancelled' });
    return { ...user, deletion: null };
  });
}

/** The person's memberships, while nobody else changes who administers those organizations. Held in one order: two never wait crosswise. */
export async function holdOrganizationsOf(stores: Stores, userId: string): Promise<Membership[]> {
  const memberships = await stores.memberships.findByUsers([userId]);
  const held = memberships.toSorted((a, b) => (a.organizationId < b.organizationId ? -1 : 1));
  for (const { organizationId } of held) await stores.organizations.lock(organizationId);
  return held;
}

async function requireOtherAdmin(stores: Stores, { organizationId, userId, role }: Membership): Promise<void> {
  const [organization] = await stores.organizations.findByIds([organizationId]);
  if (organization === undefined || organization.deletion !== null) return;
  const otherAdmins = await stores.memberships.countOtherAdmins(organizationId, userId);
  if (!wouldLoseLastAdmin({ from: role, to: null, otherAdmins })) return;
  throw new UserInputErrors([{ field: null, code: 'LAST_ADMIN', params: { organization: organization.name } }]);
}

async function recordEverywhere(
  deps: IdentityDependencies,
  stores: Stores,
  { user, memberships, action }: { user: User; memberships: readonly Membership[]; action: AuditAction },
): Promise<void> {
  for (const { organizationId } of memberships) {
    await recordChange(deps, stores, { organizationId, actor: user.email, action, subject: user.email });
  }
}
