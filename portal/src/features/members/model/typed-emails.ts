import { tidyEmail } from '@tertulia/email-addresses';

/** The addresses in a text, each once, in its order; people separate them by lines, commas, semicolons or spaces. */
export function typedEmails(text: string): string[] {
  const emails = text.split(/[\s,;]+/).map(tidyEmail);
  return [...new Set(emails.filter((email) => email !== ''))];
}
