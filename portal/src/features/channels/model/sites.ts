/** The sites in a text: one a line, or with commas or blanks between them. */
export function sitesIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter((site) => site !== '');
}

/** What is wrong, with the site that it is about. */
export function problemOf(
  { field, message }: { field?: readonly string[] | null; message: string },
  sites: readonly string[],
): string {
  const site = sites[Number(field?.at(-1))];
  return site === undefined ? message : `${site}: ${message}`;
}
