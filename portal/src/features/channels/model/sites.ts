/** The sites in a text, separated by lines, commas or blanks. */
export function sitesIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter((site) => site !== '');
}

/** The message of an error, with the site that it refers to. */
export function problemOf(
  { field, message }: { field?: readonly string[] | null; message: string },
  sites: readonly string[],
): string {
  const site = sites[Number(field?.at(-1))];
  return site === undefined ? message : `${site}: ${message}`;
}
