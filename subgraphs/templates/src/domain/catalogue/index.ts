import type { BotTemplate, Industry, PromptTemplate } from '../template.js';
import { clinic } from './clinic/index.js';
import { generalPrompts } from './general-prompts.js';
import { industries } from './industries.js';
import { restaurant } from './restaurant/index.js';
import { salon } from './salon/index.js';

/** Every trade, in the order in which people are shown them. */
export const allIndustries: readonly Industry[] = Object.values(industries);

/** Every template, in the order of the trades. */
export const allTemplates: readonly BotTemplate[] = [restaurant, clinic, salon];

/** Every prompt to start from: those of the trades, then those that fit any. */
export const allPrompts: readonly PromptTemplate[] = [
  ...allTemplates.flatMap((template) => template.prompts),
  ...generalPrompts,
];
