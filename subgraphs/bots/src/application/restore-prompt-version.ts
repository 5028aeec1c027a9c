import { DomainError } from '@tertulia/errors';
import type { Prompt } from '@tertulia/flow-engine';
import { authorOf, type Principal } from '@tertulia/principal';
import { changeDraft, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';
import { keepVersion, withPrompt, type PromptSaved } from './save-prompt.js';

/** Restores an earlier version of a prompt in the draft, as a new version; versions never change. */
export async function restorePromptVersion(
  deps: BotsDependencies,
  principal: Principal,
  input: SaveTarget & { promptVersionId: string },
): Promise<PromptSaved> {
  let restored: { prompt: Prompt; note: string } | null = null;
  const saved = await changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: async (definition, stores, bot) => {
      const version = await stores.promptVersions.byId(bot.organizationId, input.promptVersionId);
      if (version === null || version.botId !== bot.id) throw new DomainError('NOT_FOUND');
      const { name, role, tone, limits, knowledge } = version;
      const now = definition.prompts.find(({ id }) => id === version.promptId);
      const cases = now?.cases === undefined ? {} : { cases: now.cases };
      const prompt: Prompt = { id: version.promptId, name, role, tone, limits, knowledge, ...cases };
      restored = { prompt, note: `v${version.number}` };
      return { ...definition, prompts: withPrompt(definition.prompts, prompt) };
    },
    keep: async (stores, { bot }) => {
      if (restored !== null) await keepVersion(deps, stores, { bot, ...restored, by: authorOf(principal) });
    },
  });
  return { ...saved, promptId: (restored as { prompt: Prompt } | null)?.prompt.id ?? null };
}
