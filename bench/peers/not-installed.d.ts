/** Peers that `npm ci` does not install, as far as they are used here. */
declare module '@graphql-hive/gateway' {
  import type { RequestListener } from 'node:http';

  export function createGatewayRuntime(options: {
    readonly supergraph: string;
    readonly logging: boolean;
    readonly unifiedGraphHandler?: unknown;
    readonly propagateHeaders: { readonly fromClientToSubgraphs: () => Readonly<Record<string, string>> };
  }): RequestListener;
}

declare module '@graphql-hive/router-runtime' {
  export const unifiedGraphHandler: unknown;
}

declare module 'xstate' {
  export interface Machine {
    readonly id: string;
  }

  export interface Actor<Context> {
    readonly start: () => Actor<Context>;
    readonly stop: () => void;
    readonly send: (event: { readonly type: string; readonly text: string }) => void;
    readonly getSnapshot: () => { readonly context: Context };
    readonly getPersistedSnapshot: () => unknown;
  }

  export function createMachine(config: object, implementations: object): Machine;
  export function assign<Context, Event>(
    change: (given: { readonly context: Context; readonly event: Event }) => Partial<Context>,
  ): (given: { readonly context: Context; readonly event: Event }) => void;
  export function createActor<Context>(machine: Machine, options?: { readonly snapshot: unknown }): Actor<Context>;
}

declare module 'botbuilder' {
  export class MemoryStorage {}

  export interface TurnContext {
    readonly sendActivity: (text: string) => Promise<unknown>;
  }

  export class ConversationState {
    constructor(storage: MemoryStorage);
    createProperty(name: string): object;
    saveChanges(context: TurnContext): Promise<void>;
  }

  export class TestAdapter {
    constructor(logic: (context: TurnContext) => Promise<void>);
    readonly activeQueue: { readonly text?: string }[];
    receiveActivity(activity: object): Promise<unknown>;
  }
}

declare module 'botbuilder-dialogs' {
  import type { TurnContext } from 'botbuilder';

  export interface Step {
    readonly context: TurnContext;
    readonly values: object;
    readonly result: unknown;
    readonly prompt: (dialog: string, options: string | object) => Promise<unknown>;
    readonly endDialog: () => Promise<unknown>;
  }

  export const DialogTurnStatus: { readonly empty: string };

  export class TextPrompt {
    constructor(
      id: string,
      validator: (given: { readonly recognized: { readonly value?: string } }) => Promise<boolean>,
    );
  }

  export class NumberPrompt {
    constructor(
      id: string,
      validator: (given: { readonly recognized: { readonly value?: number } }) => Promise<boolean>,
      locale: string,
    );
  }

  export class WaterfallDialog {
    constructor(id: string, steps: readonly ((step: Step) => Promise<unknown>)[]);
  }

  export class DialogSet {
    constructor(state: object);
    add(dialog: object): void;
    createContext(context: TurnContext): Promise<{
      readonly continueDialog: () => Promise<{ readonly status: string }>;
      readonly beginDialog: (id: string) => Promise<unknown>;
    }>;
  }
}
