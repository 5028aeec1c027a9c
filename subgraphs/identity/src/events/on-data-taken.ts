import type { AnyDomainEvent, EventName } from '@tertulia/events';
import { toGlobalId } from '@tertulia/subgraph';
import type { Stores } from '../application/ports.js';
import { apiKeyActor, type TakenAction } from '../domain/audit-entry.js';

/** Data that left as a file, as other subgraphs tell it. */
export const takenEvents = [
  'analytics.export-started.v1',
  'analytics.export-downloaded.v1',
  'notifications.report-mailed.v1',
  'bots.draft-exported.v1',
  'runtime.file-downloaded.v1',
] as const satisfies readonly EventName[];

type Taken = Extract<AnyDomainEvent, { name: (typeof takenEvents)[number] }>;
type OpenAddress = (eventId: string, sealed: string) => string | null;

/** Adds an entry to the trail, with the id and the time of the event. An organization that is gone has no trail. */
export function onDataTaken(openAddress: OpenAddress) {
  return async (stores: Stores, event: Taken): Promise<void> => {
    const { id, organizationId, occurredAt } = event;
    const [organization] = await stores.organizations.findByIds([organizationId]);
    if (organization === undefined) return;
    const actor = await takerOf(stores, event, openAddress);
    await stores.audit.append({ id, organizationId, at: new Date(occurredAt), actor, ...wordsOf(event) });
  };
}

async function takerOf(stores: Stores, event: Taken, openAddress: OpenAddress): Promise<string> {
  if (event.name !== 'notifications.report-mailed.v1') {
    const { kind, id } = event.payload.taker;
    return kind === 'USER' ? personOf(stores, id) : keyOf(stores, event.organizationId, id);
  }
  const { userId, sealedAddress, deliveryId } = event.payload;
  if (userId !== null) return personOf(stores, userId);
  return (sealedAddress === null ? null : openAddress(deliveryId, sealedAddress)) ?? 'platform';
}

/** Whoever has left since is shown by the id alone. */
async function personOf(stores: Stores, userId: string): Promise<string> {
  const [user] = await stores.users.findByIds([userId]);
  return user?.email ?? toGlobalId('user', userId);
}

async function keyOf(stores: Stores, organizationId: string, keyId: string): Promise<string> {
  const key = await stores.apiKeys.find(organizationId, keyId);
  return key === null ? toGlobalId('apiKey', keyId) : apiKeyActor(key);
}

function wordsOf(event: Taken): { readonly action: TakenAction; readonly subject: string } {
  switch (event.name) {
    case 'analytics.export-started.v1':
      return { action: 'export.started', subject: event.payload.fileName };
    case 'analytics.export-downloaded.v1':
      return { action: 'export.downloaded', subject: event.payload.fileName };
    case 'notifications.report-mailed.v1':
      return { action: 'report.mailed', subject: event.payload.fileName };
    case 'bots.draft-exported.v1':
      return {
        action: event.payload.extent === 'BOT' ? 'bot.exported' : 'bot-texts.exported',
        subject: event.payload.fileName,
      };
    case 'runtime.file-downloaded.v1':
      // Its name is the visitor's, and ends with the visitor's data.
      return { action: 'visitor-file.downloaded', subject: toGlobalId('receivedFile', event.payload.fileId) };
  }
}
