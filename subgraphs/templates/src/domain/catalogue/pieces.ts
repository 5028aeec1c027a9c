import type { OpeningHours } from '@tertulia/flow-engine';
import type { KnowledgePlan, ServicePlan } from '../template.js';
import { both, type Bilingual } from '../voice.js';

interface ServiceDetail {
  /** Whole Mexican pesos; omitted for a price on request. */
  readonly pesos?: number;
  readonly isFrom?: boolean;
  readonly minutes?: number;
  readonly description?: Bilingual;
}

/** A service of the business. */
export function service(id: string, name: Bilingual, detail: ServiceDetail): ServicePlan {
  return {
    id,
    name,
    description: detail.description ?? both('', ''),
    mexicanPesos: detail.pesos ?? null,
    isPriceFrom: detail.isFrom ?? false,
    durationMinutes: detail.minutes ?? null,
  };
}

/** A question with its answer. */
export function knows(id: string, question: Bilingual, answer: Bilingual): KnowledgePlan {
  return { id, question, answer };
}

/** The same hours on each of the weekdays (1 = Monday), as `09:00-14:00`. */
export function openOn(weekdays: readonly number[], ...spans: readonly string[]): OpeningHours[] {
  const intervals = spans.map((span) => {
    const [opens = '', closes = ''] = span.split('-');
    return { opens, closes };
  });
  return weekdays.map((weekday) => ({ weekday, intervals }));
}

export const payments = {
  cash: both('efectivo', 'cash'),
  card: both('tarjeta', 'card'),
  transfer: both('transferencia', 'bank transfer'),
};
