import { drain } from '@tertulia/messaging';
import { makeEvent } from '@tertulia/events';
import { systemClock, systemIds } from '@tertulia/persistence';
import type { UserPrincipal } from '@tertulia/principal';
import type { Platform } from '../platform.js';
import { demoBusinesses, type DemoBusiness } from './organizations.js';

const mutation = `mutation ($confirmName: String!) {
  deleteDemoData(input: { confirmName: $confirmName }) { isDeleted userErrors { code } } }`;

/** Removes the remains of an interrupted demo from every subgraph. Harmless if there are none. */
export async function removeDemo(platform: Platform): Promise<void> {
  await drain(platform.relays);
  for (const business of demoBusinesses) {
    const variables = { confirmName: business.name };
    const principal = adminOf(business);
    await platform.callSubgraph('identity', { query: mutation, variables, principal, requestId: 'demo' });
    // Published again to all: identity may have deleted the business before the others did.
    const origin = { id: systemIds.next(), occurredAt: systemClock.now(), organizationId: business.id };
    await platform.bus.publish([
      makeEvent('identity.organization-deleted.v1', origin, { organizationId: business.id }),
    ]);
  }
  await drain(platform.relays);
}

/** The demo's businesses that still exist: their owners may remove them in the portal. */
export async function remainingBusinesses(platform: Platform): Promise<DemoBusiness[]> {
  const remaining: DemoBusiness[] = [];
  for (const business of demoBusinesses) {
    const call = { query: '{ organization { id } }', principal: adminOf(business), requestId: 'demo' };
    const { data } = await platform.callSubgraph('identity', call);
    if (data?.['organization'] !== null && data?.['organization'] !== undefined) remaining.push(business);
  }
  return remaining;
}

function adminOf(business: DemoBusiness): UserPrincipal {
  const { id, locale } = business;
  const noSession = { userId: id, sessionId: id, botIds: null, isSuperAdmin: false };
  return { kind: 'USER', ...noSession, organizationId: id, role: 'ORGANIZATION_ADMIN', locale };
}
