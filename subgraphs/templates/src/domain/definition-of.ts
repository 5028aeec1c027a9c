import { trades } from '@tertulia/intents';
import type { BotDefinition, BusinessProfile, IntentSettings, Prompt, Service } from '@tertulia/flow-engine';
import { renderFlow, variablesOf } from './flow-plan/render-flow.js';
import { localPrice } from './prices.js';
import { familiarTone } from './region.js';
import type { BotTemplate, BusinessFacts, PromptTemplate, ServicePlan } from './template.js';
import { spoken, type Voice } from './voice.js';

/** The whole bot that the template makes for a business: a pure function of the facts. */
export function definitionOf(template: BotTemplate, facts: BusinessFacts): BotDefinition {
  const voice = voiceOf(template, facts);
  const plan = template.flow(facts);
  return {
    schemaVersion: 1,
    locale: facts.locale,
    locales: [facts.locale],
    tone: voice.tone,
    profile: profileOf(template, facts, voice),
    flows: [renderFlow(plan, voice)],
    variables: variablesOf(plan, voice),
    prompts: template.prompts.map((prompt, at) => promptOf(prompt, at, voice)),
    knowledge: template.knowledge(facts).map(({ id, question, answer }) => ({
      id,
      question: spoken(question, voice),
      answer: spoken(answer, voice),
      isActive: true,
    })),
    theme: { primaryColor: template.primaryColor, avatarText: initialsOf(facts.name), position: 'RIGHT' },
    settings: { idleMinutes: 30, resumeHours: 24, intents: intentsOf(template, facts, voice) },
  };
}

function intentsOf({ industry, urgentText }: BotTemplate, { country }: BusinessFacts, voice: Voice): IntentSettings {
  const text = urgentText?.(country);
  return {
    trade: trades.find((trade) => trade === industry.slug),
    urgentText: text === undefined ? undefined : { [voice.locale]: spoken(text, voice) },
  };
}

/** First letters of the first two words in upper case; `T` if there are none. */
export function initialsOf(name: string): string {
  const letters = name
    .split(/\s+/u)
    .map((word) => Array.from(word).find((character) => /\p{L}/u.test(character)) ?? '')
    .filter((letter) => letter !== '');
  return letters.slice(0, 2).join('').toUpperCase() || 'T';
}

function voiceOf(template: BotTemplate, facts: BusinessFacts): Voice {
  return { locale: facts.locale, tone: template.tone ?? familiarTone(facts.country) };
}

function profileOf(template: BotTemplate, facts: BusinessFacts, voice: Voice): BusinessProfile {
  return {
    name: facts.name,
    description: spoken(template.description, voice),
    phones: facts.phone === null ? [] : [facts.phone],
    address: facts.address ?? '',
    mapUrl: facts.address === null ? '' : mapUrlOf(facts.name, facts.address),
    timeZone: facts.timeZone,
    currency: facts.currency,
    country: facts.country,
    openingHours: template.openingHours.map(({ weekday, intervals }) => ({
      weekday,
      intervals: intervals.map((interval) => ({ ...interval })),
    })),
    exceptions: [],
    services: template.services.map((service) => serviceOf(service, facts.currency, voice)),
    paymentMethods: template.paymentMethods.map((method) => spoken(method, voice)),
    links: [],
  };
}

function mapUrlOf(name: string, address: string): string {
  const query = encodeURIComponent(`${name}, ${address.replaceAll('\n', ', ')}`);
  return `https://www.openstreetmap.org/search?query=${query}`;
}

function serviceOf(service: ServicePlan, currency: string, voice: Voice): Service {
  return {
    id: service.id,
    name: spoken(service.name, voice),
    description: spoken(service.description, voice),
    priceMinor: localPrice(service.mexicanPesos, currency),
    isPriceFrom: service.isPriceFrom,
    durationMinutes: service.durationMinutes,
  };
}

/** The flow answers questions with the first prompt. */
function promptOf(prompt: PromptTemplate, at: number, voice: Voice): Prompt {
  return {
    id: at === 0 ? 'reception' : `prompt-${at + 1}`,
    name: spoken(prompt.name, voice),
    role: spoken(prompt.role, voice),
    tone: spoken(prompt.tone, voice),
    limits: spoken(prompt.limits, voice),
    knowledge: spoken(prompt.knowledge, voice),
  };
}
