'use client';
import { useMutation } from '@apollo/client/react';
import type { Prompt } from '@tertulia/flow-engine';
import { TryPromptsDocument, type TryPromptsMutation } from '../../../gql/graphql.js';
import { useBuilder } from '../../bots/index.js';

export type TriedAnswer = NonNullable<TryPromptsMutation['tryPrompts']['answers']>[number];
export type PromptTexts = Pick<Prompt, 'role' | 'tone' | 'limits' | 'knowledge'>;

interface Trial {
  question: string;
  prompts: readonly PromptTexts[];
  simulationId?: string | undefined;
}

/** Has the draft answer a question with one or two prompts; null where it could not be tried. */
export function usePromptTrial(): (trial: Trial) => Promise<readonly TriedAnswer[] | null> {
  const { botId } = useBuilder();
  const [run] = useMutation(TryPromptsDocument);
  return async ({ question, prompts, simulationId }) => {
    const texts = prompts.map(({ role, tone, limits, knowledge }) => ({ role, tone, limits, knowledge }));
    const input = { botId, question, prompts: texts, ...(simulationId === undefined ? {} : { simulationId }) };
    try {
      const { data } = await run({ variables: { input } });
      return data?.tryPrompts.answers ?? null;
    } catch {
      return null;
    }
  };
}
