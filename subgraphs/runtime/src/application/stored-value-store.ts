import type { VariableValue } from '@tertulia/flow-engine';
import type { StoredScope } from '../domain/definition-index.js';
import type { Conversation } from '../domain/conversation.js';
import type { VariableChange } from '../domain/variable-changes.js';

/** Whose values a conversation reads and changes. */
export type ValueOwners = Pick<Conversation, 'id' | 'organizationId' | 'botId' | 'contactId'>;

/**
 * Values of variables that outlive a conversation. Those of a contact are read and changed only where the contact is verified or has no
 * other conversation: typed data proves nothing (ADR 27).
 */
export interface StoredValueStore {
  /** Present values by name, in one statement; names without one are missing. */
  read(owners: ValueOwners, names: ReadonlyMap<string, StoredScope>): Promise<Record<string, VariableValue>>;
  /** Makes changes in an order that is the same for everybody, so that turns do not wait for each other in a circle. */
  change(owners: ValueOwners, changes: readonly VariableChange[], at: Date): Promise<void>;
  /** Deletes the values of a contact. */
  removeOfContact(organizationId: string, contactId: string): Promise<void>;
}
