import type { BotDefinition, FlowText } from '../model.js';

/** The texts that an owner gives for intents and for urgencies, by their path in the settings of intents. */
export function intentTexts({ settings }: BotDefinition): [field: string, text: FlowText][] {
  const { urgentText, replies = {} } = settings.intents ?? {};
  return [
    ...(urgentText === undefined ? [] : [['urgentText', urgentText] as [string, FlowText]]),
    ...Object.entries(replies).map(([intent, { text }]): [string, FlowText] => [`replies.${intent}.text`, text]),
  ];
}
