import type { BotTemplate, Industry, PromptTemplate } from '../template.js';
import { clinic } from './clinic/index.js';
import { generalPrompts } from './general-prompts.js';
import { gym } from './gym/index.js';
import { industries } from './industries.js';
import { realEstate } from './real-estate/index.js';
import { restaurant } from './restaurant/index.js';
import { salon } from './salon/index.js';
import { school } from './school/index.js';
import { shop } from './shop/index.js';
import { clinicPrompts } from './trade-prompts/clinic.js';
import { gymPrompts } from './trade-prompts/gym.js';
import { realEstatePrompts } from './trade-prompts/real-estate.js';
import { restaurantPrompts } from './trade-prompts/restaurant.js';
import { salonPrompts } from './trade-prompts/salon.js';
import { schoolPrompts } from './trade-prompts/school.js';
import { shopPrompts } from './trade-prompts/shop.js';
import { workshopPrompts } from './trade-prompts/workshop.js';
import { workshop } from './workshop/index.js';

/** Every industry, in display order. */
export const allIndustries: readonly Industry[] = Object.values(industries);

/** Every template, in the order of the industries. */
export const allTemplates: readonly BotTemplate[] = [
  restaurant,
  clinic,
  salon,
  shop,
  realEstate,
  school,
  workshop,
  gym,
];

/** Every prompt: those of the industries, then the general ones. */
export const allPrompts: readonly PromptTemplate[] = [
  ...allTemplates.flatMap(({ prompts }) => prompts),
  ...[restaurantPrompts, clinicPrompts, salonPrompts, shopPrompts].flat(),
  ...[realEstatePrompts, schoolPrompts, workshopPrompts, gymPrompts].flat(),
  ...generalPrompts,
];
