import type { OfferedPlan } from './plan-facts.js';

export type OfferedFeature = OfferedPlan['features'][number];

/** What a card may sell: what its plan alone decides, included or not, and what will come with it. */
export function cardFeatures({ features }: Pick<OfferedPlan, 'features'>): {
  decided: OfferedFeature[];
  soon: OfferedFeature[];
} {
  return {
    decided: features.filter(({ availability }) => availability === 'PLAN'),
    soon: features.filter(({ availability, isIncluded }) => availability === 'SOON' && isIncluded),
  };
}

/** What everybody has today, whatever the plan. */
export function featuresOfAll(plans: readonly Pick<OfferedPlan, 'features'>[]): OfferedFeature[] {
  return (plans[0]?.features ?? []).filter(({ availability }) => availability === 'EVERY_PLAN');
}
