import type { Prompt } from '@tertulia/flow-engine';

/** A name that no prompt has yet: the wanted one, or the wanted one with the next number. */
export function freeName(prompts: readonly Pick<Prompt, 'name'>[], wanted: string): string {
  const taken = new Set(prompts.map((prompt) => prompt.name));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted} ${number}`)) return `${wanted} ${number}`;
}
