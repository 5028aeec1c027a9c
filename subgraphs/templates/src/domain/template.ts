import type { Locale, OpeningHours, Tone } from '@tertulia/flow-engine';
import type { FlowPlan } from './flow-plan/plan.js';
import type { Bilingual } from './voice.js';

/** A trade. Ids are the same in every installation and never change. */
export interface Industry {
  readonly id: string;
  readonly slug: string;
  readonly name: Bilingual;
  /** Name of a lucide icon. */
  readonly icon: string;
}

/** What a bot is told about the business that it is made for. */
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

/** Something the business offers, with a price thought of in Mexican pesos. */
export interface ServicePlan {
  readonly id: string;
  readonly name: Bilingual;
  readonly description: Bilingual;
  /** Whole Mexican pesos; null is a price on request. */
  readonly mexicanPesos: number | null;
  readonly isPriceFrom: boolean;
  readonly durationMinutes: number | null;
}

/** A question with its answer, in plain words: answers are said as they are, without variables. */
export interface KnowledgePlan {
  readonly id: string;
  readonly question: Bilingual;
  readonly answer: Bilingual;
}

/** Instructions for AI responses. `industryId` null fits every trade. */
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
  /** Raised when bots made from now on differ. */
  readonly version: number;
  readonly name: Bilingual;
  readonly summary: Bilingual;
  /** How the preview calls the business: `tu salón`. */
  readonly sampleName: Bilingual;
  readonly description: Bilingual;
  /** Null speaks as people of the country do. */
  readonly tone: Tone | null;
  readonly primaryColor: string;
  readonly openingHours: readonly OpeningHours[];
  readonly services: readonly ServicePlan[];
  readonly paymentMethods: readonly Bilingual[];
  readonly prompts: readonly PromptTemplate[];
  knowledge(facts: BusinessFacts): readonly KnowledgePlan[];
  flow(facts: BusinessFacts): FlowPlan;
}

/** Languages that every template of the catalogue speaks. */
export const templateLocales: readonly Locale[] = ['es', 'en'];
