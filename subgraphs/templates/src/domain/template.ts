import type { Locale, OpeningHours, Tone } from '@tertulia/flow-engine';
import type { FlowPlan } from './flow-plan/plan.js';
import type { Bilingual } from './voice.js';

/** An industry. Ids are the same in every installation and never change. */
export interface Industry {
  readonly id: string;
  readonly slug: string;
  readonly name: Bilingual;
  /** Name of a lucide icon. */
  readonly icon: string;
}

/** Details of the business for which a bot is made. */
export interface BusinessFacts {
  readonly locale: Locale;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** IANA zone id. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly phone: string | null;
  readonly address: string | null;
}

/** A service of the business, with a price in Mexican pesos. */
export interface ServicePlan {
  readonly id: string;
  readonly name: Bilingual;
  readonly description: Bilingual;
  /** Whole Mexican pesos; null for a price on request. */
  readonly mexicanPesos: number | null;
  readonly isPriceFrom: boolean;
  readonly durationMinutes: number | null;
}

/** A question with its answer, in plain text without variables. */
export interface KnowledgePlan {
  readonly id: string;
  readonly question: Bilingual;
  readonly answer: Bilingual;
}

/** Instructions for AI responses. A null `industryId` is for every industry. */
export interface PromptTemplate {
  readonly id: string;
  readonly industryId: string | null;
  readonly name: Bilingual;
  readonly role: Bilingual;
  readonly tone: Bilingual;
  readonly limits: Bilingual;
  readonly knowledge: Bilingual;
}

/** A bot to start from. Ids are the same in every installation and never change. */
export interface BotTemplate {
  readonly id: string;
  readonly slug: string;
  readonly industry: Industry;
  /** Incremented when newly made bots differ. */
  readonly version: number;
  readonly name: Bilingual;
  readonly summary: Bilingual;
  /** The name of the business in the preview: `tu salón`. */
  readonly sampleName: Bilingual;
  readonly description: Bilingual;
  /** Null for the country's usual form of address. */
  readonly tone: Tone | null;
  readonly primaryColor: string;
  readonly openingHours: readonly OpeningHours[];
  readonly services: readonly ServicePlan[];
  readonly paymentMethods: readonly Bilingual[];
  readonly prompts: readonly PromptTemplate[];
  /** Said to a visitor who tells of danger to health; by default only the country's number. */
  urgentText?(country: string): Bilingual;
  knowledge(facts: BusinessFacts): readonly KnowledgePlan[];
  flow(facts: BusinessFacts): FlowPlan;
}

/** Languages of every template of the catalogue. */
export const templateLocales: readonly Locale[] = ['es', 'en'];
