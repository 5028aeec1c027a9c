import type { OfferedPlan } from './plan-facts.js';

export type OfferedFeature = OfferedPlan['features'][number];

/** The features on a plan's card: those that depend on the plan, included or not, and those announced for it. */
export function cardFeatures({ features }: Pick<OfferedPlan, 'features'>): {
  decided: OfferedFeature[];
  soon: OfferedFeature[];
} {
  return {
    decided: features.filter(({ availability }) => availability === 'PLAN'),
    soon: features.filter(({ availability, isIncluded }) => availability === 'SOON' && isIncluded),
  };
}

/** The features available today in every plan. */
export function featuresOfAll(plans: readonly Pick<OfferedPlan, 'features'>[]): OfferedFeature[] {
  return (plans[0]?.features ?? []).filter(({ availability }) => availability === 'EVERY_PLAN');
}
