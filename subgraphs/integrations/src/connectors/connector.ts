import type { Socket } from 'node:net';
import type { Bilingual } from '@tertulia/errors';
import type { InboundScheme } from '../domain/inbound-source.js';

/** What a connector is for; the catalogue is grouped by it. */
export const connectorCategories = ['HTTP', 'SHEETS', 'CRM', 'MESSAGING', 'MAIL', 'MODEL', 'OTHER'] as const;
export type ConnectorCategory = (typeof connectorCategories)[number];

/** A value that survives JSON. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** Values by the names of a connector's fields. */
export type FieldValues = Readonly<Record<string, string>>;

/** Something that an owner fills in to make a connection. */
export interface ConnectorField {
  readonly name: string;
  readonly labels: Bilingual;
  readonly isRequired: boolean;
  /** Sealed when stored, never shown again but for its last four characters. */
  readonly isSecret: boolean;
  readonly kind: 'TEXT' | 'URL' | 'HOST' | 'PORT' | 'EMAIL' | 'NUMBER' | 'CHOICE';
  /** The possible values of a CHOICE; empty otherwise. */
  readonly choices: readonly { readonly value: string; readonly labels: Bilingual }[];
}

/**
 * How a vendor is told that tokens are not used any more: `FORM` as RFC 7009 says, `BEARER` by a call with the access token, `PATH` by a
 * DELETE of the address with the refresh token at its end.
 */
export interface TokenRevocation {
  readonly how: 'FORM' | 'BEARER' | 'PATH';
  readonly url: string;
}

/** How an owner authorises a connection. */
export type ConnectorAuth =
  /** By signing in at the vendor. The secret of a connection is then `{ accessToken }`, refreshed before it is handed out. */
  | {
      readonly kind: 'OAUTH';
      /** Names the client id and secret in the settings; connectors of one vendor share it. */
      readonly provider: 'google' | 'hubspot' | 'slack';
      readonly scopes: readonly string[];
      readonly authorizationUrl: string;
      readonly tokenUrl: string;
      readonly revocation: TokenRevocation;
      /** Sent with the authorization request, such as what makes the vendor issue a refresh token. */
      readonly extraParameters: Readonly<Record<string, string>>;
    }
  /** By the values of its fields, of which those that are secret are sealed. */
  | { readonly kind: 'KEY' | 'BASIC' | 'SMTP' }
  | { readonly kind: 'NONE' };

/** What an action is given when it runs. */
export interface ConnectorContext {
  /** The guarded `fetch` of the organization; it ends at the deadline. */
  readonly fetch: typeof globalThis.fetch;
  /** A guarded socket, for protocols other than HTTP. */
  readonly connect: (target: { readonly host: string; readonly port: number }) => Promise<Socket>;
  /** The values of fields that are not secret. */
  readonly fields: FieldValues;
  /** The values of secret fields; `{ accessToken }` after OAuth. */
  readonly secret: FieldValues;
  /** The same for every repetition of one piece of work, and for no other work: usable as an idempotency key. */
  readonly effectId: string;
  /** True when an earlier attempt may have arrived, so that its traces are sought before anything is written. */
  readonly isRepeat: boolean;
  readonly deadline: Date;
  /** Takes all that a language model has written so far, as often as it writes; absent where nobody waits for parts. */
  readonly onText?: ((text: string) => void) | undefined;
  /** Identifies the connection; actions of one connection may be batched. */
  readonly connectionId: string;
  /** Where the vendor's API is: `apiUrl` of the declaration unless the operator has configured another. No slash at the end. */
  readonly apiUrl: string;
  /** Where `accountUrl` of the declaration is, likewise; empty without one. */
  readonly accountUrl: string;
}

/** Something that a block maps to. */
export interface ActionInput {
  readonly name: string;
  readonly labels: Bilingual;
  readonly isRequired: boolean;
  /** TEXT by default; MAP is JSON text of an object of strings, such as the columns of a row. */
  readonly kind: 'TEXT' | 'LONG_TEXT' | 'MAP';
  /** True for one that takes the id of a channel. */
  readonly isChannel?: boolean;
}

/** Where messages of a vendor go. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  /** Whether this platform may write there. */
  readonly isMember: boolean;
}

/** The channels that could be read. */
export interface ChannelList {
  readonly channels: readonly Channel[];
  /** False where there are more. */
  readonly isComplete: boolean;
  /** Milliseconds for which the vendor does not want to be asked; null where it has not said. */
  readonly retryAfterMs: number | null;
}

/** Something that a connector can do. */
export interface ConnectorAction {
  readonly name: string;
  readonly names: Bilingual;
  readonly inputs: readonly ActionInput[];
  /** True for one that the connector uses itself, which is not offered to flows. */
  readonly isInternal?: boolean;
  /** Only of a language model, which returns a `ModelAnswer`: how many tokens the call may take at most, by estimate. */
  tokensMost?(inputs: FieldValues): number;
  /** Does it once, however often it is repeated with one effect id, as far as the vendor allows. @throws ConnectorError, EgressError */
  run(context: ConnectorContext, inputs: FieldValues): Promise<JsonValue>;
}

/** An action after an answer. */
export interface InboundFollowUp {
  /** The `effectId` of the action that asked. */
  readonly askedBy: string;
  readonly action: string;
  readonly inputs: FieldValues;
}

/** An answer to a question that a connector has put to a person, such as a button that was pressed. */
export interface InboundAnswer {
  /** What `referenceOf` says of the one-time URL that the question named. */
  readonly reference: string;
  /** What the waiting block maps to variables. */
  readonly value: JsonValue;
  /** An action of the connection that asked, done once the answer counts; null for none. */
  readonly afterwards: InboundFollowUp | null;
}

/** How the system of a connector calls this platform. */
export interface ConnectorInbound {
  readonly scheme: InboundScheme;
  /** The header with the signature, in lower case; for `HMAC_SHA256` only. */
  readonly header?: string;
  /** The answer in a verified request; null if it has none. Never throws. */
  answerOf?(body: Buffer): InboundAnswer | null;
}

/** The declaration of a connector. Versions are immutable: what changes for existing connections is a new version. */
export interface Connector {
  /** Such as `google-sheets`; of one that an organization has made, its name with its id. */
  readonly name: string;
  /** True for one of the organization itself that is not in the catalogue of all. */
  readonly isOwn?: boolean;
  readonly version: number;
  readonly category: ConnectorCategory;
  readonly names: Bilingual;
  readonly summary: Bilingual;
  readonly auth: ConnectorAuth;
  /**
   * Where the vendor's API is, without a slash at the end; null where a field of the connection says so. Of a connector that an organization has
   * made, with the names of fields where they are parts of the host.
   */
  readonly apiUrl: string | null;
  /** Where the vendor says whose account it is, if that is not at its API. */
  readonly accountUrl?: string;
  readonly fields: readonly ConnectorField[];
  readonly actions: readonly ConnectorAction[];
  /** Absent where the system does not call. */
  readonly inbound?: ConnectorInbound;
  /** Resolves if the credential works; changes nothing. @throws ConnectorError, EgressError */
  test(context: ConnectorContext): Promise<void>;
  /** The channels that an input may name; absent where there are none. @throws ConnectorError, EgressError */
  channels?(context: ConnectorContext): Promise<ChannelList>;
  /** The account as its owner knows it, such as an e-mail address; null where the vendor does not say. */
  accountLabel?(context: ConnectorContext): Promise<string | null>;
}

/**
 * Why the far side did not do it.
 *
 * - `AUTHENTICATION`: the credential is refused; a person has to authorise again.
 * - `LIMITED`: too many requests; worth repeating after `retryAfterMs`.
 * - `OUTAGE`: it failed on its side; worth repeating.
 * - `REFUSED`: it does not accept this input; repeating it changes nothing.
 */
export type ConnectorFailure = 'AUTHENTICATION' | 'LIMITED' | 'OUTAGE' | 'REFUSED';

/** Thrown by actions. Neither message nor code repeats what the far side said: it may contain data of people. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';
  readonly failure: ConnectorFailure;
  /** For the owner's log, such as `SPREADSHEET_NOT_FOUND` or `STATUS_400`. */
  readonly code: string;
  readonly retryAfterMs: number | null;
  /** HTTP status, where there is one. */
  readonly status: number | null;

  constructor(
    failure: ConnectorFailure,
    code: string,
    { retryAfterMs = null, status = null }: { retryAfterMs?: number | null; status?: number | null } = {},
  ) {
    super(`${failure}: ${code}`);
    this.failure = failure;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.status = status;
  }
}
