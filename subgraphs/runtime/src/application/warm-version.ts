import { startState, step } from '@tertulia/flow-engine';
import type { EventPayload } from '@tertulia/events';
import { indexOf } from '../domain/definition-index.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/** Whether the version can run, or why not. */
export type WarmOutcome = { readonly isWarm: true } | { readonly isWarm: false; readonly code: string };

/** Loads a version: parses it, prepares its lookups, runs its first step, stores it. Conversations on other versions are not affected. */
export async function warmVersion(
  deps: Pick<RuntimeDependencies, 'definitions' | 'documents' | 'clock' | 'answers'>,
  stores: Stores,
  request: { organizationId: string; payload: EventPayload<'bots.publication-requested.v1'> },
): Promise<WarmOutcome> {
  const { versionId, botId, number, checksum } = request.payload;
  const { organizationId } = request;
  const parsed = await deps.definitions.read(organizationId, request.payload.definition);
  if (!parsed.ok) return { isWarm: false, code: 'UNREADABLE_DEFINITION' };
  const { definition } = parsed;
  const state = startState(definition, { locale: definition.locale, seed: 1 });
  const first = step({ definition, state, input: { kind: 'start' }, context: { now: deps.clock.now() } });
  if (first.state.endReason === 'ERROR') return { isWarm: false, code: faultOf(first.outputs) };
  indexOf(definition);
  await deps.documents.fetch({ organizationId, botId }, definition);
  await stores.versions.add({ id: versionId, organizationId, botId, number, checksum, definition });
  deps.definitions.keep(versionId, definition);
  // Not awaited: the first question waits for the preparation, or starts it again.
  deps.answers.prepare?.({ organizationId, botId }, definition).catch(() => {});
  return { isWarm: true };
}

function faultOf(outputs: readonly { kind: string; code?: string }[]): string {
  return outputs.find((output) => output.kind === 'fault')?.code ?? 'START_FAILED';
}
