import { z } from 'zod';

/** The three questions, in their order. */
export const questions = ['industry', 'business', 'channel'] as const;

/** One of the three questions. */
export type Question = (typeof questions)[number];

/** Where visitors will meet the bot: on the owner's web page, or by a link. */
export type MeetingPlace = 'page' | 'link';

/** The answers so far; kept in the browser so that a reload loses nothing. */
export type Answers = {
  industryId: string | null;
  name: string;
  country: string;
  place: MeetingPlace | null;
  organizationId: string | null;
};

/** The maximum length of a business name. */
export const maxNameLength = 80;

const schema = z.object({
  industryId: z.string().nullable(),
  name: z.string().max(maxNameLength),
  country: z.string().length(2),
  place: z.enum(['page', 'link']).nullable(),
  organizationId: z.string().nullable(),
});

/** Parses stored answers; null if there are none or they are invalid. */
export function parseAnswers(text: string | null): Answers | null {
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether a question is answered well enough to go on. */
export function isAnswered(question: Question, answers: Answers): boolean {
  switch (question) {
    case 'industry':
      return answers.industryId !== null;
    case 'business':
      return answers.name.trim() !== '' && answers.country !== '';
    case 'channel':
      return answers.place !== null;
  }
}

/** The first question without an answer, or the last one. */
export function firstOpen(answers: Answers): Question {
  return questions.find((question) => !isAnswered(question, answers)) ?? 'channel';
}
