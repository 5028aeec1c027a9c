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

/** The confirmation: the account's e-mail, typed by hand, and its password. */
export interface DeleteAccountInput {
  readonly confirmEmail: string;
  readonly password: string;
}

const reach = { platform: 'delete own account' };

/**
 * Requests the deletion of the caller's account and ends all sessions of it. The person can sign in again and cancel it
 * until it is carried out. Idempotent.
 * @throws UserInputErrors INVALID_VALUE if the typed e-mail is another; WRONG_CREDENTIALS; LAST_ADMIN if an
 * organization that stays would have no other remaining administrator
 * @throws DomainError FORBIDDEN for a super admin
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

/** Cancels the deletion of the caller's account; without one, does nothing. */
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

/**
 * Locks the administrators of the person's organizations and returns the memberships. Always locks in the same order,
 * to avoid deadlocks.
 */
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
