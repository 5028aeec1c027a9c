import { DomainError, UserInputErrors } from '@tertulia/errors';
import { mostFlows, newFlow, usesOfFlow, type BotDefinition, type Flow } from '@tertulia/flow-engine';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { readName } from '@tertulia/plain-names';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';
import { faultsOf, nameErrors } from './input-checks.js';
import { newEntryId } from './new-entry-id.js';

const longestName = 80;
const field = ['input'];

export interface CreateFlow extends SaveTarget {
  name: string;
  /** The content as JSON, such as a copy of another flow, with an id that no flow of the bot has; null for a flow with nothing in it. */
  document: unknown;
}

/**
 * Adds a flow behind the others.
 * @throws DomainError TOO_MANY_FLOWS; UserInputErrors for a bad name, a bad document, or an id that is taken
 */
export async function createFlow(
  deps: BotsDependencies,
  principal: Principal,
  input: CreateFlow,
): Promise<DraftSaved & { flowId: string }> {
  requirePermission(principal, 'bots.edit', { botId: input.botId });
  const name = nameOf(input.name);
  const given = input.document === null ? null : await readDocument(deps, principal, input.document);
  const flowId = given?.id ?? newEntryId(deps, input);
  const saved = await changeDraft(deps, principal, {
    ...input,
    field,
    apply: (definition) => {
      if (definition.flows.length >= mostFlows) throw new DomainError('TOO_MANY_FLOWS', { params: { max: mostFlows } });
      if (definition.flows.some(({ id }) => id === flowId)) throw takenId();
      const flow = given ?? newFlow({ id: flowId, name, locale: definition.locale });
      return { ...definition, flows: [...definition.flows, { ...flow, name }] };
    },
  });
  return { ...saved, flowId };
}

/** @throws DomainError NOT_FOUND; UserInputErrors for a bad name */
export async function renameFlow(
  deps: BotsDependencies,
  principal: Principal,
  input: SaveTarget & { flowId: string; name: string },
): Promise<DraftSaved> {
  requirePermission(principal, 'bots.edit', { botId: input.botId });
  const name = nameOf(input.name);
  return changeDraft(deps, principal, {
    ...input,
    field,
    apply: (definition) => {
      existing(definition, input.flowId);
      const flows = definition.flows.map((flow) => (flow.id === input.flowId ? { ...flow, name } : flow));
      return { ...definition, flows };
    },
  });
}

/** @throws DomainError NOT_FOUND, MAIN_FLOW, FLOW_IN_USE while blocks of other flows lead to it */
export async function deleteFlow(
  deps: BotsDependencies,
  principal: Principal,
  input: SaveTarget & { flowId: string },
): Promise<DraftSaved> {
  return changeDraft(deps, principal, {
    ...input,
    field,
    apply: (definition) => {
      const flow = existing(definition, input.flowId);
      if (flow === definition.flows[0]) throw new DomainError('MAIN_FLOW');
      if (usesOfFlow(definition, flow.id).length > 0) throw new DomainError('FLOW_IN_USE');
      return { ...definition, flows: definition.flows.filter((one) => one !== flow) };
    },
  });
}

function existing({ flows }: BotDefinition, flowId: string): Flow {
  const flow = flows.find(({ id }) => id === flowId);
  if (flow === undefined) throw new DomainError('NOT_FOUND');
  return flow;
}

function nameOf(text: string): string {
  const read = readName(text, longestName);
  if (read.problem === null) return read.name;
  throw new UserInputErrors(nameErrors(text, ['input', 'name'], longestName));
}

async function readDocument(deps: BotsDependencies, principal: Principal, document: unknown): Promise<Flow> {
  const parsed = await deps.documents.readFlow(requireOrganization(principal), document);
  if (!parsed.ok) throw new UserInputErrors(faultsOf(parsed.issues, ['input', 'document']));
  return parsed.flow;
}

function takenId(): UserInputErrors {
  const reason = { es: 'el borrador ya tiene un flujo con este id', en: 'the draft already has a flow with this id' };
  return new UserInputErrors([{ field: ['input', 'document', 'id'], code: 'INVALID_VALUE', params: { reason } }]);
}
