/** Stands for the bot and for the conversation of a call that is made for the organization itself. */
export const nilId = '00000000-0000-0000-0000-000000000000';

/** An alert as it is told. */
export interface ToldAlert {
  readonly title: string;
  readonly text: string;
  readonly botName: string | null;
  readonly path: string;
}

/** What a channel reads: the title, the bot with what a mail says, and where it leads. */
export function messageOf({ title, text, botName, path }: ToldAlert, publicUrl: string): string {
  return [title, botName === null ? text : `${botName}: ${text}`, `${publicUrl}${path}`].join('\n');
}
