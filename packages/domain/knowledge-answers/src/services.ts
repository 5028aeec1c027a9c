import {
  formatDuration,
  formatServiceDetail,
  type BusinessProfile,
  type Locale,
  type Service,
} from '@tertulia/flow-engine';
import { isMeant, stemOf } from '@tertulia/words';
import { isStopWord, wordsOf } from './words.js';

/** The services that best match a question, with the words of the question that name them. */
export interface NamedServices {
  services: Service[];
  words: Set<string>;
}

/** Finds the services that a question names in whole or in part. */
export function namedServices(words: readonly string[], profile: BusinessProfile): NamedServices {
  const topic = words.filter((word) => !isStopWord(word));
  const matches = profile.services.map((service) => ({ service, ...matchName(topic, service) }));
  const best = Math.max(0, ...matches.map((match) => match.score));
  if (best < 0.3) return { services: [], words: new Set() };
  const chosen = matches.filter((match) => match.score >= best - 1e-9);
  return { services: chosen.map((match) => match.service), words: new Set(chosen.flatMap((match) => match.words)) };
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

function matchName(topic: readonly string[], service: Service): { score: number; words: string[] } {
  const name = wordsOf(service.name).filter((word) => !isStopWord(word));
  const words: string[] = [];
  let found = 0;
  for (const part of name) {
    const word = topic.find((candidate) => isSameWord(candidate, part));
    if (word === undefined) continue;
    words.push(word);
    found += 1;
  }
  // Matching more words of a name counts for more than matching all of a shorter one.
  return { score: name.length === 0 ? 0 : found / name.length + found * 0.01, words };
}

function isSameWord(word: string, part: string): boolean {
  return (
    isMeant(word, part) ||
    (word.length > 3 && stemOf(word, 'es') === stemOf(part, 'es')) ||
    stemOf(word, 'en') === stemOf(part, 'en')
  );
}
