import type { Prompt } from '@tertulia/flow-engine';

/** A name that no prompt has yet. */
export function freeName(prompts: readonly Pick<Prompt, 'name'>[], wish: string): string {
  const taken = new Set(prompts.map((prompt) => prompt.name));
  if (!taken.has(wish)) return wish;
  for (let number = 2; ; number += 1) if (!taken.has(`${wish} ${number}`)) return `${wish} ${number}`;
}
