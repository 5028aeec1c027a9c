/** Stands for the bot and for the conversation of a call that is made for the organization itself. */
export const nilId = '00000000-0000-0000-0000-000000000000';

/** An alert as it is told. */
export interface ToldAlert {
  readonly title: string;
  readonly text: string;
  readonly botName: string | null;
  readonly path: string;
}

/** What was gathered, as it is told. */
export interface ToldDigest {
  readonly title: string;
  readonly text: string;
  readonly path: string;
  readonly kinds: readonly {
    readonly title: string;
    readonly latest: readonly { readonly text: string; readonly path: string }[];
  }[];
}

/** What a channel reads of a digest: each kind with its newest and where they lead, and where the rest is. */
export function digestMessageOf({ title, text, path, kinds }: ToldDigest, publicUrl: string): string {
  const sections = kinds.map((kind) =>
    [kind.title, ...kind.latest.map((one) => `• ${one.text} ${publicUrl}${one.path}`)].join('\n'),
  );
  return [`${title}\n${text}`, ...sections, `${publicUrl}${path}`].join('\n\n');
}

/** What a channel reads: the title, the bot with what a mail says, and where it leads. */
export function messageOf({ title, text, botName, path }: ToldAlert, publicUrl: string): string {
  return [title, botName === null ? text : `${botName}: ${text}`, `${publicUrl}${path}`].join('\n');
}
