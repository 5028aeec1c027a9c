import type { BusinessProfile, Locale, VariableValue } from '../model.js';
import { readBusiness } from '../business/lookup.js';
import { openingState } from '../business/opening.js';

const blockCost = 200;
const serviceCost = 300;
const openingCost = 20_000;

interface Surroundings {
  readonly profile: BusinessProfile;
  readonly locale: Locale;
  readonly context: { readonly now: Date };
  spend(units: number): void;
}

/** What a turn reads of the business. Each value is computed, and counted, once. */
export class BusinessValues {
  private readonly known = new Map<string, VariableValue | undefined>();
  private open: boolean | null = null;

  constructor(private readonly turn: Surroundings) {}

  /** Whether the business is open now. */
  get isOpen(): boolean {
    if (this.open === null) {
      this.turn.spend(openingCost);
      this.open = openingState(this.turn.profile, this.turn.context.now).isOpen;
    }
    return this.open;
  }

  read(name: string): VariableValue | undefined {
    if (!this.known.has(name)) {
      const { profile, locale, context } = this.turn;
      this.turn.spend(
        name === 'services' || name === 'servicesText' ? serviceCost * profile.services.length : blockCost,
      );
      this.known.set(name, name === 'isOpen' ? this.isOpen : readBusiness(profile, name, { now: context.now, locale }));
    }
    return this.known.get(name);
  }
}
