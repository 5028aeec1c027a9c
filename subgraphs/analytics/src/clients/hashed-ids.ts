import { createHash } from 'node:crypto';

/** A uuid (version 8) that follows from an organization and the id of an event that it sent. */
export function goalEventId(organizationId: string, eventId: string): string {
  const hash = createHash('sha256').update(`${organizationId} ${eventId}`).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
