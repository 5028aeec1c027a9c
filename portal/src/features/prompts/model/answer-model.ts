import type { AnswerModel } from '@tertulia/flow-engine';

/** The limits of a model that was just chosen. */
const usualLimits = {
  ...{ model: '', tokensPerAnswer: 500, tokensPerConversation: 20_000 },
  ...{ tokensPerMonth: 1_000_000, deadlineSeconds: 15 },
};

/** The numbers of a model's settings, with the values that the server accepts. */
export const modelLimits = [
  { field: 'tokensPerAnswer', min: 16, max: 4_000 },
  { field: 'tokensPerConversation', min: 100, max: 10_000_000 },
  { field: 'tokensPerMonth', min: 100, max: 2_000_000_000 },
  { field: 'deadlineSeconds', min: 2, max: 30 },
] as const satisfies readonly { field: keyof AnswerModel; min: number; max: number }[];

/** The settings after another connection was chosen: the limits stay, the name of the model belongs to the connection before. */
export function withConnection(before: AnswerModel | undefined, connectionId: string): AnswerModel {
  if (before?.connectionId === connectionId) return before;
  return { ...usualLimits, ...before, model: '', connectionId };
}
