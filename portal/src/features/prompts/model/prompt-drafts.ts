import type { Prompt } from '@tertulia/flow-engine';
import type { PromptPart } from './prompt-text.js';

/** What a person typed into a prompt and has not saved as a version yet. */
export type PromptEdit = Partial<Pick<Prompt, PromptPart | 'name'>>;

/** The prompt with what was typed. */
export function edited(prompt: Prompt, edit: PromptEdit | undefined): Prompt {
  return { ...prompt, ...edit };
}

/** True where typing changed something. */
export function isChanged(prompt: Prompt, edit: PromptEdit | undefined): boolean {
  return Object.entries(edit ?? {}).some(([part, text]) => prompt[part as PromptPart | 'name'] !== text);
}

/** A name that no prompt has yet. */
export function freeName(prompts: readonly Pick<Prompt, 'name'>[], wish: string): string {
  const taken = new Set(prompts.map((prompt) => prompt.name));
  if (!taken.has(wish)) return wish;
  for (let number = 2; ; number += 1) if (!taken.has(`${wish} ${number}`)) return `${wish} ${number}`;
}
