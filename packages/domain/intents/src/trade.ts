/** The trades of the templates, by their slugs. */
export const trades = ['restaurant', 'clinic', 'salon', 'shop', 'realEstate', 'school', 'workshop', 'gym'] as const;

/** A trade of the templates. */
export type Trade = (typeof trades)[number];
