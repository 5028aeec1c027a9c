import { UserInputErrors } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';
import { faultsOf } from './input-checks.js';

export interface SaveFlow extends SaveTarget {
  /** The flow as JSON by the flow engine's JSON Schema; its `id` identifies the flow to replace. */
  document: unknown;
}

/** Replaces one flow of the draft. An incomplete flow is saved: problems block publishing, not saving. */
export async function saveFlow(deps: BotsDependencies, principal: Principal, input: SaveFlow): Promise<DraftSaved> {
  requirePermission(principal, 'bots.edit', { botId: input.botId });
  const parsed = await deps.documents.readFlow(requireOrganization(principal), input.document);
  if (!parsed.ok) throw new UserInputErrors(faultsOf(parsed.issues, ['input', 'document']));
  const { flow } = parsed;
  return changeDraft(deps, principal, {
    ...input,
    field: ['input', 'document'],
    apply: (definition) => {
      if (!definition.flows.some((existing) => existing.id === flow.id)) {
        const reason = { es: 'el borrador no tiene un flujo con este id', en: 'the draft has no flow with this id' };
        throw new UserInputErrors([{ field: ['input', 'document', 'id'], code: 'INVALID_VALUE', params: { reason } }]);
      }
      return { ...definition, flows: definition.flows.map((existing) => (existing.id === flow.id ? flow : existing)) };
    },
  });
}
