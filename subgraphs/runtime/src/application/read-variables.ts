import type { VariableValue } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import type { Conversation } from '../domain/conversation.js';
import { indexOf } from '../domain/definition-index.js';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor } from './policies.js';

/** A variable of a conversation that has a value. */
export interface ShownVariable {
  readonly name: string;
  readonly value: VariableValue;
  readonly isPersonalData: boolean;
}

/** The variables of conversations that the caller may already see, by conversation id. */
export async function readVariables(
  deps: Pick<RuntimeDependencies, 'work' | 'definitions'>,
  principal: Principal,
  conversations: readonly Conversation[],
): Promise<Map<string, ShownVariable[]>> {
  const organizationId = organizationFor(principal, 'conversations.read');
  return deps.work.read({ organizationId }, async (stores) => {
    const sessions = await stores.reader.sessionsOf(
      organizationId,
      conversations.map((conversation) => conversation.id),
    );
    const shown = new Map<string, ShownVariable[]>();
    for (const conversation of conversations) {
      const variables = sessions.get(conversation.id)?.state.variables ?? {};
      const definition = await deps.definitions.of(stores, conversation);
      shown.set(conversation.id, shownVariables(variables, indexOf(definition).personalVariables));
    }
    return shown;
  });
}

/** Variables that have a value, ordered by name. */
export function shownVariables(
  variables: Record<string, VariableValue>,
  personal: ReadonlySet<string>,
): ShownVariable[] {
  return Object.entries(variables)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => ({ name, value, isPersonalData: personal.has(name) }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
