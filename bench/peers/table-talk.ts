/** The conversation that every engine has: a greeting, two questions with checks, a condition with two texts, and the end. */

/** One turn: null starts a conversation, a text replies. Resolves with what the bot says, by lines. */
export type Talk = (reply: string | null) => string | Promise<string>;

/** The second is no number: it is asked again. */
export const replies: readonly (string | null)[] = [null, 'muchas', '4', 'Marta'];

export const texts = {
  greeting: 'Hola. Reservemos una mesa.',
  people: '¿Para cuántas personas?',
  again: 'Un número del 1 al 20, por favor.',
  name: '¿A nombre de quién?',
  end: 'Hasta pronto.',
};

/** From this many people on there is another text. */
export const manyPeople = 8;

/** What is said of the answers. */
export function summaryOf(people: number, name: string): string {
  return people >= manyPeople
    ? `Para ${people} personas preparamos el salón, ${name}.`
    : `Mesa para ${people}, ${name}.`;
}

/** The number of people; null when the text is none from 1 to 20. */
export function peopleIn(text: string): number | null {
  const people = Number(text.trim());
  return Number.isInteger(people) && people >= 1 && people <= 20 ? people : null;
}
