import { DomainError, refuseInput } from '@tertulia/errors';
import type { Prompt, PromptCase } from '@tertulia/flow-engine';
import { authorOf, type Principal } from '@tertulia/principal';
import type { Bot } from '../domain/bot.js';
import { continues, promptText, type PromptVersion } from '../domain/prompt-version.js';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';
import { nameErrors, textErrors } from './input-checks.js';
import { newEntryId } from './new-entry-id.js';
import type { Stores } from './ports.js';

export interface SavePrompt extends SaveTarget {
  /** Null for a new prompt. */
  promptId: string | null;
  name: string;
  role: string;
  tone: string;
  limits: string;
  knowledge: string;
  /** Null keeps those that are there. */
  cases: PromptCase[] | null;
  note: string;
}

export interface PromptSaved extends DraftSaved {
  promptId: string | null;
}

const nameMaxLength = 80;
const partMaxLength = 4096;
const noteMaxLength = 500;

/** Adds or changes a prompt and stores its texts as a numbered prompt version; saves of one person within a few minutes share a version. */
export async function savePrompt(
  deps: BotsDependencies,
  principal: Principal,
  input: SavePrompt,
): Promise<PromptSaved> {
  refuseInput([
    ...nameErrors(input.name, ['input', 'name'], nameMaxLength),
    ...textErrors(input.note, ['input', 'note'], { max: noteMaxLength, isRequired: false }),
    ...(['role', 'tone', 'limits', 'knowledge'] as const).flatMap((part) =>
      textErrors(input[part], ['input', part], { max: partMaxLength, isRequired: false }),
    ),
  ]);
  const { role, tone, limits, knowledge } = input;
  const prompt: Prompt = {
    id: input.promptId ?? newEntryId(deps, input),
    name: input.name.trim(),
    role,
    tone,
    limits,
    knowledge,
  };
  const saved = await changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: (definition) => {
      if (input.promptId !== null && !definition.prompts.some((existing) => existing.id === prompt.id)) {
        throw new DomainError('NOT_FOUND');
      }
      const known = definition.prompts.find(({ id }) => id === prompt.id)?.cases;
      const cases = input.cases ?? known ?? [];
      const changed = cases.length === 0 ? prompt : { ...prompt, cases };
      return { ...definition, prompts: withPrompt(definition.prompts, changed) };
    },
    keep: async (stores, { bot, definition }) => {
      const kept = definition.prompts.find((one) => one.id === prompt.id) ?? prompt;
      await keepVersion(deps, stores, { bot, prompt: kept, note: input.note, by: authorOf(principal) });
    },
  });
  return { ...saved, promptId: saved.stale === null ? prompt.id : input.promptId };
}

export function withPrompt(prompts: readonly Prompt[], prompt: Prompt): Prompt[] {
  return prompts.some((existing) => existing.id === prompt.id)
    ? prompts.map((existing) => (existing.id === prompt.id ? prompt : existing))
    : [...prompts, prompt];
}

export async function keepVersion(
  deps: BotsDependencies,
  stores: Stores,
  { prompt, bot, note, by }: { bot: Bot; prompt: Prompt; note: string; by: string | null },
): Promise<void> {
  const { id: promptId, name, role, tone, limits, knowledge } = prompt;
  const parts = { name, role, tone, limits, knowledge };
  const earlier = await stores.promptVersions.byPrompts(bot.organizationId, bot.id, [promptId]);
  const latest = earlier.toSorted((a, b) => b.number - a.number)[0];
  const now = deps.clock.now();
  const isSame = latest !== undefined && promptText(latest) === promptText(prompt) && latest.name === name;
  // Cases are no part of a version.
  if (isSame && note === '') return;
  if (latest !== undefined && continues(latest, { note, by, now })) {
    return stores.promptVersions.replace({ ...latest, ...parts });
  }
  const version: PromptVersion = {
    id: deps.ids.next(),
    organizationId: bot.organizationId,
    botId: bot.id,
    promptId,
    number: (latest?.number ?? 0) + 1,
    ...parts,
    authorId: by,
    note,
    createdAt: now,
  };
  await stores.promptVersions.add(version);
}
