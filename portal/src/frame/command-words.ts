/** Texts by path, as in `messages/<language>/frame.json`. */
export type Catalogue = { readonly [key: string]: string | Catalogue };

/** How a command is called. Paths lead into the catalogue; a name that is the same everywhere has no path. */
export type CommandName = { label: string; labelPath: string | null; keywordsPath: string };

function textAt(catalogue: Catalogue, path: string): string {
  let found: string | Catalogue | undefined = catalogue;
  for (const key of path.split('.')) found = typeof found === 'object' ? found[key] : undefined;
  return typeof found === 'string' ? found : '';
}

/** What a command answers to: its name, its name in the other language, then words that mean the same in either. */
export function commandWords(
  { label, labelPath, keywordsPath }: CommandName,
  { own, other }: { own: Catalogue; other: Catalogue },
): string[] {
  const otherLabel = labelPath === null ? '' : textAt(other, labelPath);
  return [label, otherLabel, textAt(own, keywordsPath), textAt(other, keywordsPath)];
}
