/** Where help is found by telephone in a country. */
export interface HelpLines {
  /** The ambulance number, if there is one for the whole country. */
  readonly emergency: string | null;
  /** The police number, if there is one for the whole country. */
  readonly police: string | null;
  /** The national line for people who think of suicide, day and night and without cost, as it is dialled; null where none was found. */
  readonly crisis: string | null;
  /** The number to press once the crisis line answers. */
  readonly crisisOption?: string;
}

// The crisis lines were looked up in public sources on 2026-11-29. Numbers change: look all of them up again once a year.
const lines: Readonly<Record<string, HelpLines>> = {
  MX: { emergency: '911', police: '911', crisis: '800 911 2000' },
  AR: { emergency: '107', police: '911', crisis: '0800 999 0091' },
  BO: { emergency: null, police: '110', crisis: null },
  BR: { emergency: '192', police: '190', crisis: '188' },
  CL: { emergency: '131', police: '133', crisis: '*4141' },
  CO: { emergency: '123', police: '123', crisis: null },
  CR: { emergency: '911', police: '911', crisis: null },
  DO: { emergency: '911', police: '911', crisis: null },
  EC: { emergency: '911', police: '911', crisis: null },
  ES: { emergency: '112', police: '112', crisis: '024' },
  GT: { emergency: null, police: '110', crisis: null },
  HN: { emergency: '911', police: '911', crisis: null },
  NI: { emergency: null, police: '118', crisis: null },
  PA: { emergency: '911', police: '911', crisis: null },
  PE: { emergency: '106', police: '105', crisis: '113', crisisOption: '5' },
  PR: { emergency: '911', police: '911', crisis: '988' },
  PY: { emergency: null, police: '911', crisis: null },
  SV: { emergency: '911', police: '911', crisis: null },
  US: { emergency: '911', police: '911', crisis: '988' },
  UY: { emergency: '911', police: '911', crisis: '0800 0767' },
  VE: { emergency: '911', police: '911', crisis: null },
};

/** The lines of a country by its ISO 3166-1 alpha-2 code; all are null where the country is unknown. */
export function helpLinesOf(country: string): HelpLines {
  const known = Object.hasOwn(lines, country) ? lines[country] : undefined;
  return known ?? { emergency: null, police: null, crisis: null };
}
