import {
  formatDuration,
  formatServiceDetail,
  type BusinessProfile,
  type Locale,
  type Service,
} from '@tertulia/flow-engine';
import { languageOf, termsOf, wordsOf, type Term } from '../terms.js';

/** The services that best match a question, with the keys of the terms that name them. */
export interface NamedServices {
  readonly services: readonly Service[];
  readonly keys: ReadonlySet<string>;
}

interface Named {
  readonly service: Service;
  readonly terms: readonly Term[];
}

/** What every dish, course or product is: it names none of them. */
const generic = new Set(['#dish', '#course', '#product', '#services']);
const byServices = new WeakMap<readonly Service[], readonly Named[]>();

/** The services that a question names in whole or in part; several when it names several. */
export function namedServices(terms: readonly Term[], profile: BusinessProfile): NamedServices {
  const { services } = profile;
  const chosen = new Set<Service>();
  const keys = new Set<string>();
  let [open, least] = [terms, 0.2];
  for (;;) {
    const matches = namesOf(profile).map((named) => ({ service: named.service, ...matchName(open, named.terms) }));
    const best = Math.max(0, ...matches.map(({ score }) => score));
    if (best < least) break;
    for (const match of matches.filter(({ score }) => score >= best - 1e-9)) {
      chosen.add(match.service);
      for (const key of match.keys) keys.add(key);
    }
    // A second service must be named by a word of its own.
    open = open.filter((term) => term.kind === 'topic' && !term.keys.some((key) => keys.has(key)));
    least = 0.45;
  }
  return { services: services.filter((service) => chosen.has(service)), keys };
}

/** `Corte: MXN 280 · 45 min`, a line each. */
export function describeServices(services: readonly Service[], profile: BusinessProfile, locale: Locale): string {
  const lines = services.map((service) => {
    const line = `**${service.name}**: ${formatServiceDetail(service, profile, locale)}`;
    return services.length === 1 && service.description !== '' ? `${line}\n\n${service.description}` : line;
  });
  return lines.length === 1 ? (lines[0] ?? '') : lines.map((line) => `- ${line}`).join('\n');
}

/** The duration of each service, one per line. */
export function describeDurations(services: readonly Service[], locale: Locale): string | null {
  const lines = services
    .filter((service) => service.durationMinutes !== null)
    .map((service) => `**${service.name}**: ${formatDuration(service.durationMinutes ?? 0)}`);
  if (lines.length === 0) return null;
  const intro = locale === 'es' ? 'Tiempo aproximado:' : 'Approximate time:';
  return lines.length === 1 ? (lines[0] ?? null) : `${intro}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function namesOf({ services, description }: BusinessProfile): readonly Named[] {
  const known = byServices.get(services);
  if (known !== undefined) return known;
  const about = [description, ...services.flatMap((service) => [service.name, service.description])].join(' ');
  const locale = languageOf(about, wordsOf(about), 'es');
  const made = services.map((service) => ({ service, terms: termsOf(wordsOf(service.name), locale) }));
  byServices.set(services, made);
  return made;
}

/** Naming more of a service counts for more than naming all of one with a shorter name. */
function matchName(asked: readonly Term[], name: readonly Term[]): { score: number; keys: string[] } {
  const keys: string[] = [];
  let found = 0;
  let whole = 0;
  for (const part of name) {
    const weight = part.kind === 'topic' ? 1 : part.kind === 'light' ? 0.4 : 0.1;
    whole += weight;
    const isGeneric = part.kind === 'light' && part.keys.some((key) => generic.has(key));
    const term = isGeneric
      ? undefined
      : asked.find((candidate) => candidate.keys.some((key) => part.keys.includes(key)));
    if (term === undefined) continue;
    keys.push(...term.keys);
    found += weight;
  }
  return { score: whole === 0 ? 0 : found / whole + found * 0.01, keys };
}
