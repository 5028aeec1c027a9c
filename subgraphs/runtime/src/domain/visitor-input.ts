import type { MessageParams } from '@tertulia/errors';
import {
  fileNames,
  formText,
  postedValue,
  type Awaiting,
  type ContentNode,
  type FieldValue,
  type GivenFile,
  type StepInput,
} from '@tertulia/flow-engine';
import { contentOfText } from './message.js';
import { filesOfMessageMax } from './received-file.js';

/** A visitor's input: exactly one of the five is set. */
export interface VisitorInput {
  readonly text?: string | null | undefined;
  readonly choiceIds?: readonly string[] | null | undefined;
  readonly rating?: number | null | undefined;
  readonly form?: readonly FieldValue[] | null | undefined;
  /** Files that were uploaded before. */
  readonly fileIds?: readonly string[] | null | undefined;
}

/** An invalid field of the input, with a code of the error catalogue. */
export interface InputFault {
  readonly field: string[];
  readonly code: 'REQUIRED' | 'TOO_LONG' | 'INVALID_VALUE' | 'OUT_OF_RANGE';
  readonly params?: MessageParams;
}

const tooManyAnswers: InputFault = {
  field: ['input', 'text'],
  code: 'INVALID_VALUE',
  params: {
    reason: {
      es: 'se espera uno solo de text, choiceIds, rating, form y fileIds',
      en: 'one of text, choiceIds, rating, form and fileIds is expected',
    },
  },
};

export const longestText = 4096;
/** Characters of all fields of a form together. */
const longestForm = 10_000;
export const longestClientMessageId = 100;
const mostChoices = 100;
const mostFields = 50;

/** Validates a visitor's input; an empty list means that it is valid. */
export function faultsOfInput(input: VisitorInput & { clientMessageId: string }): InputFault[] {
  const faults: InputFault[] = [...faultsOfClientMessageId(input.clientMessageId)];
  const given = [input.text, input.choiceIds, input.rating, input.form, input.fileIds].filter(
    (value) => value !== undefined && value !== null,
  );
  if (given.length !== 1)
    return [...faults, given.length === 0 ? { field: ['input', 'text'], code: 'REQUIRED' } : tooManyAnswers];
  if (typeof input.text === 'string') faults.push(...faultsOfText(input.text));
  if (input.choiceIds) {
    const { choiceIds } = input;
    if (choiceIds.length === 0) faults.push({ field: ['input', 'choiceIds'], code: 'REQUIRED' });
    if (choiceIds.length > mostChoices || choiceIds.some((id) => id.length > 200)) {
      faults.push({ field: ['input', 'choiceIds'], code: 'TOO_LONG', params: { max: mostChoices } });
    }
  }
  if (typeof input.rating === 'number' && (input.rating < 0 || input.rating > 10)) {
    faults.push({ field: ['input', 'rating'], code: 'OUT_OF_RANGE', params: { min: 0, max: 10 } });
  }
  if (input.form) faults.push(...faultsOfForm(input.form));
  if (input.fileIds) faults.push(...faultsOfFiles(input.fileIds));
  return faults;
}

function faultsOfFiles({ length }: readonly string[]): InputFault[] {
  const field = ['input', 'fileIds'];
  if (length === 0) return [{ field, code: 'REQUIRED' }];
  return length > filesOfMessageMax ? [{ field, code: 'TOO_LONG', params: { max: filesOfMessageMax } }] : [];
}

function faultsOfForm(values: readonly FieldValue[]): InputFault[] {
  const field = ['input', 'form'];
  if (values.length > mostFields) return [{ field, code: 'TOO_LONG', params: { max: mostFields } }];
  const length = values.reduce((sum, { fieldId, value }) => sum + fieldId.length + value.length, 0);
  return length > longestForm ? [{ field, code: 'TOO_LONG', params: { max: longestForm } }] : [];
}

/** Validates a client message id: 1 to 100 characters. */
export function faultsOfClientMessageId(clientMessageId: string): InputFault[] {
  if (clientMessageId.trim() === '') return [{ field: ['input', 'clientMessageId'], code: 'REQUIRED' }];
  if (clientMessageId.length <= longestClientMessageId) return [];
  return [{ field: ['input', 'clientMessageId'], code: 'TOO_LONG', params: { max: longestClientMessageId } }];
}

/** Validates a text: not blank, at most 4096 characters. */
export function faultsOfText(text: string): InputFault[] {
  if (text.trim() === '') return [{ field: ['input', 'text'], code: 'REQUIRED' }];
  if (text.length <= longestText) return [];
  return [{ field: ['input', 'text'], code: 'TOO_LONG', params: { max: longestText } }];
}

/** The maximum number of messages that a visitor receives at once: the newest ones. */
export const mostMessagesAtOnce = 500;

/** Validates the requested number of newest messages: 1 to 500, or null for 500. */
export function faultsOfLast(last: number | null): InputFault[] {
  if (last === null || (last >= 1 && last <= mostMessagesAtOnce)) return [];
  return [{ field: ['input', 'last'], code: 'OUT_OF_RANGE', params: { min: 1, max: mostMessagesAtOnce } }];
}

/** True if every chosen item is offered now: buttons of earlier questions are not. */
export function areOffered(choiceIds: readonly string[], awaiting: Awaiting | null): boolean {
  const offered = new Set(awaiting?.choices.map((choice) => choice.id));
  return choiceIds.every((id) => offered.has(id));
}

/** The engine's input for a valid message, with the files that it names. */
export function stepInputOf(input: VisitorInput, files: readonly GivenFile[] = []): StepInput {
  if (input.fileIds) return { kind: 'files', files: [...files] };
  if (input.choiceIds) return { kind: 'choice', ids: [...input.choiceIds] };
  if (typeof input.rating === 'number') return { kind: 'rating', value: input.rating };
  if (input.form)
    return { kind: 'form', values: input.form.map(({ fieldId, value }) => ({ fieldId, value: cleanText(value) })) };
  return { kind: 'text', text: cleanText(input.text ?? '') };
}

/** The message in the transcript: the labels of the chosen items, the rating's number, a form's lines, files with their names, or the text itself. */
export function transcriptOf(input: StepInput, awaiting: Awaiting | null): { content: ContentNode[]; text: string } {
  const text = textOf(input, awaiting);
  if (input.kind === 'files') return { content: input.files.map(contentOfFile), text };
  // What a page has posted was not written by anybody, and is set apart.
  if (input.kind === 'form' && postedValue(input.values, awaiting) !== null)
    return { content: [{ kind: 'paragraph', children: [{ kind: 'text', text, isItalic: true }] }], text };
  return { content: contentOfText(text), text };
}

function contentOfFile({ id, name, type, bytes }: GivenFile): ContentNode {
  return { kind: 'file', fileId: id, name, type, bytes };
}

function textOf(input: StepInput, awaiting: Awaiting | null): string {
  switch (input.kind) {
    case 'text':
      return input.text;
    case 'rating':
      return String(input.value);
    case 'choice': {
      const labels = new Map(awaiting?.choices.map((choice) => [choice.id, choice.label]));
      return input.ids.flatMap((id) => labels.get(id) ?? []).join(', ');
    }
    case 'form':
      return formText(input.values, awaiting);
    case 'files':
      return fileNames(input.files);
    case 'start':
    case 'due':
    case 'resume':
    case 'effectResult':
      return '';
  }
}

// PostgreSQL cannot store the zero character, neither in text nor in jsonb.
function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').trim();
}
