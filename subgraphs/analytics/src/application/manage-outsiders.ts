import { DomainError, refuseInput } from '@tertulia/errors';
import { isEmail, tidyEmail } from '@tertulia/email-addresses';
import { outsideRecipientsMax } from '@tertulia/plan-limits';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { eventOf } from '@tertulia/use-case';
import {
  changedByReader,
  invitationsMax,
  invitationWindowMs,
  invited,
  isExpired,
  type OutsiderChange,
  type OutsideRecipient,
} from '../domain/outside-recipient.js';
import type { ReportSchedule } from '../domain/report-schedule.js';
import type { ScheduleDependencies } from './schedule-dependencies.js';
import type { ScheduleStores } from './schedule-ports.js';

type Sources = Pick<ScheduleDependencies, 'clock' | 'ids'>;

/** The outside addresses of every schedule of the caller's organization. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function listOutsiders(
  { schedules }: Pick<ScheduleDependencies, 'schedules'>,
  principal: Principal,
): Promise<OutsideRecipient[]> {
  requirePermission(principal, 'reports.schedule');
  const organizationId = requireOrganization(principal);
  return schedules.read({ organizationId }, async ({ outsiders }) => outsiders.all(organizationId));
}

/** The addresses as they are compared. @throws UserInputErrors for what is no address */
export function requireAddresses(typed: readonly string[]): readonly string[] {
  const addresses = [...new Set(typed.map(tidyEmail))];
  if (!addresses.every(isEmail)) refuseInput([{ field: ['outsideAddresses'], code: 'INVALID_VALUE' }]);
  return addresses;
}

/**
 * Gives a schedule these addresses: new ones are invited, others removed. Those that left stay, so that nobody invites them again.
 * @throws DomainError RECIPIENT_LEFT, TOO_MANY_RECIPIENTS, TOO_MANY_INVITATIONS
 */
export async function replaceOutsiders(
  sources: Sources,
  stores: ScheduleStores,
  wanted: {
    readonly schedule: Pick<ReportSchedule, 'id' | 'organizationId'>;
    readonly addresses: readonly string[];
    readonly max: number;
  },
): Promise<void> {
  const { addresses, max } = wanted;
  const { id: scheduleId, organizationId } = wanted.schedule;
  const known = await stores.outsiders.all(organizationId);
  const own = known.filter((one) => one.scheduleId === scheduleId);
  const removed = own.filter(({ address, state }) => state !== 'LEFT' && !addresses.includes(address));
  await stores.outsiders.delete(
    organizationId,
    removed.map(({ id }) => id),
  );
  const added = addresses.filter((address) => own.every((one) => one.address !== address));
  const left = added.find((address) => known.some((one) => one.address === address && one.state === 'LEFT'));
  if (left !== undefined) throw new DomainError('RECIPIENT_LEFT', { params: { address: left } });
  const staying = known.filter((one) => one.state !== 'LEFT' && !removed.includes(one));
  if (added.length > 0 && staying.length + added.length > max) {
    throw new DomainError('TOO_MANY_RECIPIENTS', { params: { max } });
  }
  for (const address of added) {
    const recipient = invited({ id: sources.ids.next(), organizationId, scheduleId, address }, sources.clock.now());
    await invite(sources, stores, recipient);
  }
}

/** How many outside addresses all schedules of the organization may have together. */
export async function outsidersMaxOf(
  { exportDirectory }: Pick<ScheduleDependencies, 'exportDirectory'>,
  organizationId: string,
): Promise<number> {
  return outsideRecipientsMax[await exportDirectory.planOf(organizationId)];
}

/** Sends the invitation again, which lasts anew. @throws DomainError NOT_FOUND for one that confirmed or left, TOO_MANY_INVITATIONS */
export async function resendInvitation(
  deps: ScheduleDependencies,
  principal: Principal,
  recipientId: string,
): Promise<OutsideRecipient> {
  requirePermission(principal, 'reports.schedule');
  const organizationId = requireOrganization(principal);
  return deps.schedules.transact({ organizationId }, async (stores) => {
    const known = await stores.outsiders.lock(organizationId, recipientId);
    if (known?.state !== 'INVITED') throw new DomainError('NOT_FOUND');
    const again = invited(known, deps.clock.now());
    await invite(deps, stores, again);
    return again;
  });
}

async function invite(sources: Sources, stores: ScheduleStores, recipient: OutsideRecipient): Promise<void> {
  const { id: recipientId, organizationId, address } = recipient;
  const now = sources.clock.now();
  const since = new Date(now.getTime() - invitationWindowMs);
  const { all, toAddress } = await stores.outsiders.countInvitations(organizationId, { address, since });
  if (all >= invitationsMax.organization || toAddress >= invitationsMax.address) {
    throw new DomainError('TOO_MANY_INVITATIONS');
  }
  const mailId = sources.ids.next();
  await stores.outsiders.save(recipient);
  await stores.outsiders.addInvitation({ id: mailId, organizationId, address, createdAt: now });
  const payload = { mailId, recipientId, kind: 'CONFIRMATION' as const };
  await stores.events.emit(eventOf(sources, 'analytics.outside-mail-due.v1', { organizationId, payload }));
}

/** What an invitation says, for services of the platform. */
export interface Invitation {
  readonly address: string;
  readonly schedule: ReportSchedule;
  readonly expiresAt: Date;
}

/** Null for one that cannot be confirmed any more, or is confirmed. @throws DomainError FORBIDDEN */
export async function readInvitation(
  { schedules, clock }: Pick<ScheduleDependencies, 'schedules' | 'clock'>,
  principal: Principal,
  recipientId: string,
): Promise<Invitation | null> {
  const organizationId = organizationOfService(principal);
  return schedules.transact({ organizationId }, async (stores) => {
    const known = await stores.outsiders.lock(organizationId, recipientId);
    if (known?.state !== 'INVITED' || isExpired(known, clock.now())) return null;
    const schedule = await stores.schedules.lock(organizationId, known.scheduleId);
    return schedule === null ? null : { address: known.address, schedule, expiresAt: known.expiresAt };
  });
}

/**
 * Does what whoever reads the mails of the address asked for. Returns the recipient as it is now, null for one that was removed.
 * @throws DomainError FORBIDDEN
 */
export async function changeOutsider(
  { schedules, clock }: Pick<ScheduleDependencies, 'schedules' | 'clock'>,
  principal: Principal,
  { recipientId, change }: { readonly recipientId: string; readonly change: OutsiderChange },
): Promise<OutsideRecipient | null> {
  const organizationId = organizationOfService(principal);
  return schedules.transact({ organizationId }, async ({ outsiders }) => {
    const known = await outsiders.lock(organizationId, recipientId);
    if (known === null) return null;
    const next = changedByReader(known, change, clock.now());
    if (next !== known) await outsiders.save(next);
    return next;
  });
}

function organizationOfService(principal: Principal): string {
  if (principal.kind !== 'SERVICE') throw new DomainError('FORBIDDEN');
  return requireOrganization(principal);
}
