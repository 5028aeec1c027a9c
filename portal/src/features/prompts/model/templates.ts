interface Listed {
  readonly industry: { readonly id: string; readonly name: { readonly es: string; readonly en: string } } | null;
}

/** The industries that have templates, in their order. */
export function industriesOf(templates: readonly Listed[]): NonNullable<Listed['industry']>[] {
  const found = new Map(templates.flatMap(({ industry }) => (industry === null ? [] : [[industry.id, industry]])));
  return [...found.values()];
}

/** The templates of an industry, then those for all. */
export function templatesOf<T extends Listed>(templates: readonly T[], industryId: string): T[] {
  const own = templates.filter(({ industry }) => industry?.id === industryId);
  return [...own, ...templates.filter(({ industry }) => industry === null)];
}

type Part = 'name' | 'role' | 'tone' | 'limits' | 'knowledge';

/** A prompt as its template says it in a language. */
export function partsOf(
  { name, role, tone, limits, knowledge }: Readonly<Record<Part, Readonly<Record<'es' | 'en', string>>>>,
  locale: 'es' | 'en',
): Record<Part, string> {
  return {
    ...{ name: name[locale], role: role[locale], tone: tone[locale] },
    ...{ limits: limits[locale], knowledge: knowledge[locale] },
  };
}
