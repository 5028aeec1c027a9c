import type { ConnectorManifest, ManifestAction } from '../domain/connector-manifest.js';
import type { FieldValues, JsonValue } from '../connectors/connector.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';

/** What is tried of a manifest that need not be stored. */
export interface ConnectorTrial {
  readonly organizationId: string;
  readonly manifest: ConnectorManifest;
  readonly action: ManifestAction;
  /** The values of fields that are not secret. */
  readonly fields: FieldValues;
  readonly secret: FieldValues;
  readonly inputs: FieldValues;
}

/** A request without its credential. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string | null;
}

/** How a trial ended; `request` is null where none could be made. */
export type UntimedTrial = { readonly request: ShownRequest | null } & (
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      /** What the action returns to a flow; null where the status is no success. */
      readonly value: JsonValue;
    }
  | { readonly kind: 'failed'; readonly code: string }
);

/** The same with how long it took. */
export type TriedAction = UntimedTrial & { readonly durationMs: number };

/** Dependencies of the connectors that organizations make. */
export interface CustomConnectorDependencies extends Pick<
  ConnectionsDependencies,
  'work' | 'clock' | 'ids' | 'connectors'
> {
  readonly customConnectors: {
    /** Whether the rules of the way out allow an address, as far as its text tells. */
    mayRequest(url: string): boolean;
    /** Runs an action once. Never throws. */
    tryAction(trial: ConnectorTrial): Promise<TriedAction>;
  };
}
