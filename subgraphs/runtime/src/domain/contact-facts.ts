import type { BotDefinition, SessionState, VariableValue, VisitorFacts } from '@tertulia/flow-engine';
import { indexOf } from './definition-index.js';

/** What a conversation has collected about the person; null for what is missing. */
export interface ContactFacts {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** A detail of a person, as events name it. */
export type ContactDetail = 'NAME' | 'EMAIL' | 'PHONE';

/** The details in which a contact differs from what was known before; without a contact nothing was. */
export function changedDetails(before: ContactFacts | null, after: ContactFacts): ContactDetail[] {
  const changed: ContactDetail[] = [];
  if (after.name !== (before?.name ?? null)) changed.push('NAME');
  if (after.email !== (before?.email ?? null)) changed.push('EMAIL');
  if (after.phone !== (before?.phone ?? null)) changed.push('PHONE');
  return changed;
}

/** The visitor of a conversation, as the engine gets to know of one. */
export function visitorOn(channel: string, definition: BotDefinition): VisitorFacts {
  const { name, phone } = indexOf(definition).contactVariables;
  return { channel, nameVariables: name, phoneVariables: phone };
}

/** Reads name, e-mail and phone from a conversation's variables. */
export function contactFacts(definition: BotDefinition, state: SessionState): ContactFacts {
  const { contactVariables } = indexOf(definition);
  return {
    name: nameIn(firstText(state, contactVariables.name)),
    email: firstText(state, contactVariables.email)?.toLowerCase() ?? null,
    phone: firstText(state, contactVariables.phone),
  };
}

/** The facts if a step collected something new about the person, otherwise null. */
export function newContactFacts(
  definition: BotDefinition,
  before: SessionState,
  after: SessionState,
): ContactFacts | null {
  if (before.variables === after.variables) return null;
  const known = contactFacts(definition, before);
  const facts = contactFacts(definition, after);
  const isNew = (['name', 'email', 'phone'] as const).some((key) => facts[key] !== null && facts[key] !== known[key]);
  return isNew ? facts : null;
}

/** The values that a conversation has collected about the person. */
export function collectedValues(definition: BotDefinition, state: SessionState): string[] {
  return [...indexOf(definition).personalVariables].flatMap((name) => firstText(state, [name]) ?? []);
}

const emailPattern = /[^\s@<>(),;:"]{1,64}@[^\s@<>(),;:"]{1,190}\.[a-z]{2,24}/iu;
const phonePattern = /\+?\d(?:[\s().-]{0,2}\d){7,14}/u;

/** E-mail and phone in a text of a waiting visitor; null if there is neither. */
export function contactsInText(text: string): ContactFacts | null {
  const email = emailPattern.exec(text)?.[0].toLowerCase() ?? null;
  const phone = phonePattern.exec(text)?.[0].replaceAll(/[^+\d]/gu, '') ?? null;
  return email === null && phone === null ? null : { name: null, email, phone };
}

/** A question in return is not a name. */
function nameIn(text: string | null): string | null {
  return text === null || /[?¿]/u.test(text) ? null : text;
}

function firstText(state: SessionState, names: readonly string[]): string | null {
  for (const name of names) {
    const value: VariableValue | undefined = Object.hasOwn(state.variables, name) ? state.variables[name] : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, 320);
  }
  return null;
}
