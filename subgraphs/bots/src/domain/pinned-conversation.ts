import { nameOfNobody, type Pin, type Recording } from '@tertulia/pinned-conversations';

/** A conversation of a bot that is replayed before every publication. Without personal data: it was masked when it was pinned. */
export interface PinnedConversation extends Pin {
  readonly id: string;
  readonly organizationId: string;
  readonly botId: string;
  readonly title: string;
  readonly note: string;
  /** The conversation that it was made from; null if it was made otherwise, or that was erased. */
  readonly conversationId: string | null;
  readonly authorId: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export const mostPins = 500;
export const pinTitleMaxLength = 120;
export const pinNoteMaxLength = 500;

/**
 * The recording without any word that its visitor typed: letters become x, digits 0. Chosen answers and ratings stay, and texts that took
 * the place of personal ones. For a visitor who has asked to be forgotten.
 */
export function withoutTypedWords(recording: Recording): Recording {
  const inputs = recording.inputs.map((input) => {
    if (input.kind === 'files')
      return { ...input, names: input.names.map((name) => nameOfNobody(name, recording.locale)) };
    if ((input.kind !== 'text' && input.kind !== 'form') || input.isMasked === true) return input;
    if (input.kind === 'text') return { ...input, text: blanked(input.text), isMasked: true };
    const values = input.values.map(({ fieldId, value }) => ({ fieldId, value: blanked(value) }));
    return { ...input, values, isMasked: true };
  });
  return { ...recording, variables: {}, inputs, results: [] };
}

function blanked(text: string): string {
  return text.replaceAll(/\p{L}/gu, 'x').replaceAll(/\p{N}/gu, '0');
}
