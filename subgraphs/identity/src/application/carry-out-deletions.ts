import { deletedAccount } from '../domain/audit-entry.js';
import { announceMembership } from './announce-membership.js';
import { holdOrganizationsOf } from './delete-account.js';
import { announceEnd, endOrganization } from './end-organization.js';
import { endSessions } from './end-sessions.js';
import type { IdentityDependencies } from './dependencies.js';
import { recordChange } from './record-change.js';

/** The dependencies of the deletion job. */
type Executor = Pick<IdentityDependencies, 'work' | 'clock' | 'ids'>;

const reach = { platform: 'carry out deletions' };

/** Deletes what is due and was not cancelled, each in its own transaction; publishes ends again when they are due for that. */
export async function carryOutDeletions(executor: Executor): Promise<{ organizations: number; accounts: number }> {
  const { work, clock } = executor;
  const now = clock.now();
  const due = await work.read(reach, async (stores) => ({
    organizations: await stores.organizations.idsDue(now),
    accounts: await stores.users.idsDue(now),
  }));
  for (const organizationId of due.organizations) await deleteDueOrganization(executor, organizationId);
  for (const userId of due.accounts) await deleteDueAccount(executor, userId);
  await work.transact(reach, async (stores) => {
    for (const id of await stores.organizations.claimDueRepeats(now)) await announceEnd(executor, stores, id);
  });
  return { organizations: due.organizations.length, accounts: due.accounts.length };
}

async function deleteDueOrganization(executor: Executor, organizationId: string): Promise<void> {
  await executor.work.transact(reach, async (stores) => {
    await stores.organizations.lock(organizationId);
    const [organization] = await stores.organizations.findByIds([organizationId]);
    if (isDue(organization, executor)) await endOrganization(executor, stores, organizationId);
  });
}

async function deleteDueAccount(executor: Executor, userId: string): Promise<void> {
  await executor.work.transact(reach, async (stores) => {
    const memberships = await holdOrganizationsOf(stores, userId);
    const [user] = await stores.users.findByIds([userId]);
    if (user === undefined || !isDue(user, executor)) return;
    const gone = deletedAccount(userId);
    for (const membership of memberships) {
      const { organizationId } = membership;
      await stores.memberships.delete(organizationId, membership.id);
      await announceMembership(executor, stores, { membership, change: 'REMOVED' });
      await recordChange(executor, stores, { organizationId, actor: gone, action: 'account.deleted', subject: gone });
    }
    await stores.audit.rename(user.email, gone);
    await endSessions(executor, stores, { userId });
    await stores.users.delete([userId]);
  });
}

/** Checked again under the lock: the deletion may just have been cancelled. */
function isDue(found: { deletion: { dueAt: Date } | null } | undefined, { clock }: Executor): boolean {
  return found?.deletion != null && found.deletion.dueAt <= clock.now();
}
