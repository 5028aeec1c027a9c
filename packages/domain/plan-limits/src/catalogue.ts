/** The plans, smallest first. */
export const planCodes = ['STARTER', 'PROFESSIONAL', 'ENTERPRISE'] as const;
export type PlanCode = (typeof planCodes)[number];

/** What a plan limits. */
export const planLimitCodes = ['bots', 'conversationsPerMonth', 'members'] as const;
export type PlanLimitCode = (typeof planLimitCodes)[number];

/** A text in both languages. */
export interface PlanText {
  readonly es: string;
  readonly en: string;
}

/**
 * Whether a feature can be used today. `PLAN`: organizations whose plan includes it have it. `EVERY_PLAN`: all organizations have it.
 * `SOON`: announced, not built yet. A test of billing compares this list with the features that exist.
 */
export type FeatureAvailability = 'PLAN' | 'EVERY_PLAN' | 'SOON';

/** A feature of a plan and of all larger plans. */
export interface PlanFeature {
  readonly code: string;
  readonly name: PlanText;
  readonly availability: FeatureAvailability;
}

/** A price in cents of a US dollar. */
export interface PlanPrice {
  readonly amountMinor: number;
  readonly currency: 'USD';
}

/** One plan. */
export interface Plan {
  readonly code: PlanCode;
  readonly name: PlanText;
  readonly summary: PlanText;
  /** Price of a month. */
  readonly monthly: PlanPrice;
  /** Price of a year: ten months. */
  readonly yearly: PlanPrice;
  /** Null means unlimited. */
  readonly limits: Readonly<Record<PlanLimitCode, number | null>>;
  readonly features: readonly PlanFeature[];
}

const usd = (amountMinor: number): PlanPrice => ({ amountMinor, currency: 'USD' });
const inEveryPlan = (code: string, es: string, en: string): PlanFeature => ({
  code,
  name: { es, en },
  availability: 'EVERY_PLAN',
});
const byPlan = (code: string, es: string, en: string): PlanFeature => ({
  code,
  name: { es, en },
  availability: 'PLAN',
});
const soon = (code: string, es: string, en: string): PlanFeature => ({ code, name: { es, en }, availability: 'SOON' });

/** All plans by code. */
export const planCatalogue: Readonly<Record<PlanCode, Plan>> = {
  STARTER: {
    code: 'STARTER',
    name: { es: 'Inicial', en: 'Starter' },
    summary: { es: 'Para empezar a atender en tu página.', en: 'To start answering on your web page.' },
    monthly: usd(2_900),
    yearly: usd(29_000),
    limits: { bots: 3, conversationsPerMonth: 1_000, members: 3 },
    features: [
      inEveryPlan('basic-blocks', 'Bloques básicos del constructor', 'Basic blocks of the builder'),
      inEveryPlan('basic-dashboard', 'Panel básico', 'Basic dashboard'),
      inEveryPlan('exports', 'Exportaciones', 'Exports'),
      inEveryPlan('scheduled-reports', 'Reportes programados por correo', 'Scheduled reports by e-mail'),
      inEveryPlan('web-widget', 'Chat para tu página web', 'Chat widget for your web page'),
      inEveryPlan('webhooks', 'Webhooks', 'Webhooks'),
      soon('email-support', 'Soporte por correo', 'Support by e-mail'),
    ],
  },
  PROFESSIONAL: {
    code: 'PROFESSIONAL',
    name: { es: 'Profesional', en: 'Professional' },
    summary: {
      es: 'Para negocios que atienden todos los días por chat.',
      en: 'For businesses that answer by chat every day.',
    },
    monthly: usd(9_900),
    yearly: usd(99_000),
    limits: { bots: 10, conversationsPerMonth: 10_000, members: 15 },
    features: [
      inEveryPlan('all-blocks', 'Todos los bloques y versiones de instrucciones', 'All blocks and prompt versions'),
      inEveryPlan('complete-analytics', 'Analítica completa', 'Complete analytics'),
      byPlan('premium-integrations', 'CRM, hojas de cálculo y modelos de IA', 'CRM, spreadsheets and AI models'),
      soon('whatsapp', 'WhatsApp', 'WhatsApp'),
      soon('priority-support', 'Soporte prioritario', 'Priority support'),
    ],
  },
  ENTERPRISE: {
    code: 'ENTERPRISE',
    name: { es: 'Empresa', en: 'Enterprise' },
    summary: {
      es: 'Para varias sucursales y necesidades a la medida.',
      en: 'For several branches and needs of their own.',
    },
    monthly: usd(29_900),
    yearly: usd(299_000),
    limits: { bots: null, conversationsPerMonth: null, members: null },
    features: [
      inEveryPlan('unlimited-organizations', 'Organizaciones ilimitadas', 'Unlimited organizations'),
      byPlan('custom-connectors', 'Conectores a la medida', 'Custom connectors'),
      soon('dedicated-support', 'Soporte dedicado', 'Dedicated support'),
    ],
  },
};

/** Rows that one exported file may have. */
export const exportRowsMax: Readonly<Record<PlanCode, number>> = {
  STARTER: 10_000,
  PROFESSIONAL: 100_000,
  ENTERPRISE: 1_000_000,
};

/** Documents of the knowledge of all bots together, and their characters. */
export const documentsMax: Readonly<Record<PlanCode, { readonly documents: number; readonly characters: number }>> = {
  STARTER: { documents: 20, characters: 1_000_000 },
  PROFESSIONAL: { documents: 200, characters: 10_000_000 },
  ENTERPRISE: { documents: 2_000, characters: 100_000_000 },
};

/** Reports that an organization may have mailed regularly. */
export const reportSchedulesMax: Readonly<Record<PlanCode, number>> = {
  STARTER: 2,
  PROFESSIONAL: 10,
  ENTERPRISE: 50,
};

/** Outside addresses that all scheduled reports of an organization may have together. */
export const outsideRecipientsMax: Readonly<Record<PlanCode, number>> = {
  STARTER: 3,
  PROFESSIONAL: 25,
  ENTERPRISE: 200,
};

/** Tokens of language models that an organization may use in a calendar month (UTC), all bots together. */
export const modelTokensMax: Readonly<Record<PlanCode, number>> = {
  STARTER: 1_000_000,
  PROFESSIONAL: 20_000_000,
  ENTERPRISE: 200_000_000,
};

/** The name of a plan in both languages; null for what is no code of one. */
export function planName(code: unknown): PlanText | null {
  const known = planCodes.find((one) => one === code);
  return known === undefined ? null : planCatalogue[known].name;
}
