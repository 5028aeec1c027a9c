/** Texts by path, as in `messages/<language>/frame.json`. */
export type Catalogue = { readonly [key: string]: string | Catalogue };

/** The names of a command. Paths point into the catalogue; a name that is the same in both languages has no path. */
export type CommandName = { label: string; labelPath: string | null; keywordsPath: string };

function textAt(catalogue: Catalogue, path: string): string {
  let found: string | Catalogue | undefined = catalogue;
  for (const key of path.split('.')) found = typeof found === 'object' ? found[key] : undefined;
  return typeof found === 'string' ? found : '';
}

/** The words that find a command: its name, its name in the other language, then synonyms in both. */
export function commandWords(
  { label, labelPath, keywordsPath }: CommandName,
  { own, other }: { own: Catalogue; other: Catalogue },
): string[] {
  const otherLabel = labelPath === null ? '' : textAt(other, labelPath);
  return [label, otherLabel, textAt(own, keywordsPath), textAt(other, keywordsPath)];
}
