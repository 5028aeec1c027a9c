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

/**
 * The numbers of each country. Numbers change: look all of them up again once a year. The crisis lines were looked up on 2026-11-29; each
 * source says that the line is national, free and answered day and night, unless noted:
 *
 * - MX `800 911 2000`, Línea de la Vida: cronica.com.mx, 2025-09-19
 * - AR `0800 999 0091`, Ministerio de Salud: cba24n.com.ar, 2022-09
 * - BR `188`, Centro de Valorização da Vida: claudia.abril.com.br, 2018-07
 * - CL `*4141`, Ministerio de Salud: eldinamo.cl, 2025-09-05
 * - ES `024`, Ministerio de Sanidad: rtve.es, 2022-05-09
 * - PE `113`, option 5, Ministerio de Salud: panamericana.pe, 2026-03-02 (national and free; hours not given)
 * - UY `0800 0767`, Línea Vida of ASSE: subrayado.com.uy, and jbcdepiriapolis.com.uy, 2020-07
 * - US and PR `988`: looked up without noting the source
 *
 * Colombia's `106` answers in some cities only (bogota.gov.co), so the country has none here.
 */
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
