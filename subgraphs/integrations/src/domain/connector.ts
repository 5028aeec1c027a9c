import { planCodes, type PlanCode } from '@tertulia/plan-limits';

/** A text in both languages. */
export interface BothLanguages {
  readonly es: string;
  readonly en: string;
}

/** A field of a connection, filled in by a person. Secret ones are never shown again. */
export interface ConnectorField {
  readonly name: string;
  readonly labels: BothLanguages;
  readonly isRequired: boolean;
  readonly isSecret: boolean;
}

/** How the platform is authorised at a provider. */
export interface OAuthProvider {
  /** Also names the settings with the platform's client id and secret. */
  readonly name: string;
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly scopes: readonly string[];
  /** Further parameters of the authorization request. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** What connections need to know of a connector. */
export interface ConnectorFacts {
  readonly name: string;
  readonly version: number;
  readonly category: string;
  readonly names: BothLanguages;
  /** Null where a person fills in fields instead. */
  readonly oauth: OAuthProvider | null;
  readonly fields: readonly ConnectorField[];
  readonly actions: readonly { readonly name: string; readonly names: BothLanguages }[];
  /** The smallest plan that includes it. */
  readonly plan: PlanCode;
}

/** Whether a plan includes a connector. */
export function isIncluded(connector: Pick<ConnectorFacts, 'plan'>, plan: PlanCode): boolean {
  return planCodes.indexOf(plan) >= planCodes.indexOf(connector.plan);
}
