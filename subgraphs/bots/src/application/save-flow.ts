import { UserInputErrors } from '@tertulia/errors';
import { parseFlow } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';

export interface SaveFlow extends SaveTarget {
  /** The flow as JSON by the flow engine's JSON Schema; its `id` names the flow that it replaces. */
  document: unknown;
}

/** Replaces one flow of the draft. A half-built flow is saved: problems gate publishing, not saving. */
export function saveFlow(deps: BotsDependencies, principal: Principal, input: SaveFlow): Promise<DraftSaved> {
  const parsed = parseFlow(input.document);
  if (!parsed.ok) {
    throw new UserInputErrors(
      parsed.issues.slice(0, 20).map((issue) => ({
        field: ['input', 'document', ...issue.path],
        code: 'INVALID_VALUE' as const,
        params: { reason: issue.message },
      })),
    );
  }
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
