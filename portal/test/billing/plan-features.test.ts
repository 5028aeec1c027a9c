import { expect, test } from '@jest/globals';
import { cardFeatures, featuresOfAll } from '../../src/features/billing/model/plan-features.js';

const feature = (key: string, availability: 'PLAN' | 'EVERY_PLAN' | 'SOON', isIncluded = true) => ({
  key,
  availability,
  isIncluded,
  name: { es: key, en: key },
});
const plan = {
  features: [
    feature('blocks', 'EVERY_PLAN'),
    feature('analytics', 'EVERY_PLAN', false),
    feature('branding', 'PLAN'),
    feature('seats', 'PLAN', false),
    feature('webhooks', 'SOON'),
    feature('reports', 'SOON', false),
  ],
};

test('A plan card lists what its plan decides and what is announced for it, and nothing else', () => {
  const { decided, soon } = cardFeatures(plan);
  expect(decided.map(({ key }) => key)).toEqual(['branding', 'seats']);
  expect(soon.map(({ key }) => key)).toEqual(['webhooks']);
});

test('Features of every plan are listed once, whichever plan they come from', () => {
  expect(featuresOfAll([plan, plan]).map(({ key }) => key)).toEqual(['blocks', 'analytics']);
  expect(featuresOfAll([])).toEqual([]);
});
