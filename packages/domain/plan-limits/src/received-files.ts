import type { PlanCode } from './catalogue.js';

/** How much files of visitors may take up together, in megabytes of 1,000,000 bytes. */
export const receivedMegabytesMax: Readonly<Record<PlanCode, number>> = {
  STARTER: 1_000,
  PROFESSIONAL: 10_000,
  ENTERPRISE: 100_000,
};

/** How many days a file of a visitor is kept. */
export const receivedDaysMax: Readonly<Record<PlanCode, number>> = {
  STARTER: 90,
  PROFESSIONAL: 365,
  ENTERPRISE: 1_095,
};
