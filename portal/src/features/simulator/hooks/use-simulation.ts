'use client';
import { CombinedGraphQLErrors } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { VariableValue } from '@tertulia/flow-engine';
import {
  ChangeSimulationDocument,
  SimulateTurnDocument,
  StartSimulationDocument,
  type Channel,
  type VisitorDevice,
  type EffectMode,
  type FieldValueInput,
  type SimulationPartsFragment,
} from '../../../gql/graphql.js';
import { useBuilder, useDefinition } from '../../bots/index.js';
import { withResponse, type Transcript } from '../model/transcript.js';

export type SimulatedMessage = SimulationPartsFragment['messages'][number];

/** What the visitor of a simulation does. */
export type VisitorInput =
  | { text: string }
  | { choiceIds: string[]; label: string }
  | { rating: number }
  | { form: FieldValueInput[] }
  | { fileIds: string[]; label: string };

/** The error: `draft` means that the latest changes could not be saved, so there is nothing new to try. */
export type SimulationFault =
  | { kind: 'draft' }
  | { kind: 'refused' | 'failed'; message: string; reference: string | null };

export interface SimulationView {
  simulation: SimulationPartsFragment | null;
  transcript: Transcript<SimulatedMessage>;
  /** The visitor's last input, while the response is pending. */
  pending: string | null;
  isBusy: boolean;
  fault: SimulationFault | null;
  /** True if the draft has changed since the simulation began. */
  isOutdated: boolean;
  /** Whether work outside is done, or only shown. */
  effects: EffectMode;
  start: (fromBlockId?: string | null) => void;
  /** Changes it and starts again. */
  restartWith: (effects: EffectMode) => void;
  send: (input: VisitorInput) => void;
  /** Lets the time come at which something happens by itself. */
  skip: () => void;
  /** Where and when it pretends to take place; `now` null for the real time. */
  situation: Situation;
  /** Changes that for a running conversation and for the next ones. */
  pretend: (change: Partial<Situation>) => void;
  /** Gives a variable another value while the conversation runs; null takes it away. */
  setVariable: (name: string, value: VariableValue) => void;
}

export interface Situation {
  channel: Channel;
  /** Null while none was chosen. */
  device: VisitorDevice | null;
  now: Date | null;
}

const empty: Transcript<SimulatedMessage> = { turns: [] };

type State = Pick<SimulationView, 'simulation' | 'transcript' | 'pending' | 'isBusy' | 'fault'>;

/** A conversation with the draft as a visitor would have it; nothing of it is counted or stored as a conversation. */
export function useSimulation(): SimulationView {
  const { botId, draft } = useBuilder();
  const definition = useDefinition();
  const [begin] = useMutation(StartSimulationDocument, { fetchPolicy: 'no-cache' });
  const { state, run } = useRuns();
  const [startedFrom, setStartedFrom] = useState<unknown>(null);
  const [effects, setEffects] = useState<EffectMode>('OFF');
  const [situation, setSituation] = useState<Situation>({ channel: 'SIMULATOR', device: null, now: null });
  const startWith = useCallback(
    (mode: EffectMode, fromBlockId: string | null) =>
      run({ ...initialState, isBusy: true }, async () => {
        if (!(await draft.whenSaved())) return { fault: { kind: 'draft' } };
        setStartedFrom(draft.store.getState().definition);
        const { channel, device, now } = situation;
        const place = { channel, device, now: now?.toISOString() ?? null };
        const { data } = await begin({ variables: { input: { botId, fromBlockId, effects: mode, ...place } } });
        return stateAfter(empty, data?.startSimulation);
      }),
    [begin, botId, draft, run, situation],
  );
  const start = useCallback(
    (fromBlockId: string | null = null) => startWith(effects, fromBlockId),
    [startWith, effects],
  );
  const restartWith = useCallback(
    (mode: EffectMode): void => {
      setEffects(mode);
      startWith(mode, null);
    },
    [startWith],
  );
  const { simulation } = state;
  const take = useTurns(state, run);
  const { change, pretend } = useChanges(state, { run, situation, setSituation });
  useTrail(simulation);
  return useMemo(() => {
    const isOutdated = simulation !== null && startedFrom !== definition;
    const send = (input: VisitorInput): void => take(inputOf(input), textOf(input));
    const skip = (): void => take({ isDue: true }, null);
    const setVariable = (name: string, value: VariableValue): void => change({ variables: { [name]: value } });
    const view = { ...state, isOutdated, effects, situation };
    return { ...view, start, restartWith, send, skip, pretend, setVariable };
  }, [state, simulation, startedFrom, definition, effects, situation, start, restartWith, take, pretend, change]);
}

/** Takes the visitor's turns. */
function useTurns({ simulation, transcript }: State, run: Run) {
  const [takeTurn] = useMutation(SimulateTurnDocument, { fetchPolicy: 'no-cache' });
  return useCallback(
    (input: TurnInput, pending: string | null) => {
      if (simulation === null) return;
      const turn = { simulationId: simulation.id, turn: simulation.turn, ...input };
      run({ isBusy: true, fault: null, pending }, async () => {
        const { data } = await takeTurn({ variables: { input: turn } });
        return stateAfter(transcript, data?.simulateTurn);
      });
    },
    [simulation, transcript, takeTurn, run],
  );
}

type Run = ReturnType<typeof useRuns>['run'];

interface Changes {
  run: Run;
  situation: Situation;
  setSituation: (situation: Situation) => void;
}

/** What a running conversation goes on with. */
function useChanges({ simulation, transcript }: State, { run, situation, setSituation }: Changes) {
  const [send] = useMutation(ChangeSimulationDocument, { fetchPolicy: 'no-cache' });
  const change = useCallback(
    (input: { variables?: Record<string, VariableValue>; channel?: Channel; device?: VisitorDevice; now?: string }) => {
      if (simulation === null) return;
      run({ fault: null }, async () => {
        const { id: simulationId, turn } = simulation;
        const { data } = await send({ variables: { input: { simulationId, turn, ...input } } });
        const after = stateAfter(transcript, data?.changeSimulation ?? undefined);
        // The transcript has the latest turn already.
        return { ...after, transcript };
      });
    },
    [run, send, simulation, transcript],
  );
  const pretend = useCallback(
    (wanted: Partial<Situation>): void => {
      setSituation({ ...situation, ...wanted });
      const { channel, device, now } = wanted;
      // Back in real time, a running conversation goes on from this moment.
      const moment = now === undefined ? {} : { now: (now ?? new Date()).toISOString() };
      const place = { ...(channel === undefined ? {} : { channel }), ...(device ? { device } : {}) };
      change({ ...place, ...moment });
    },
    [change, setSituation, situation],
  );
  return { change, pretend };
}

/** Shows the path of the conversation on the canvas. It stays there when the simulator closes, until the next one. */
function useTrail(simulation: SimulationPartsFragment | null): void {
  const { ui } = useBuilder();
  useEffect(() => {
    if (simulation !== null) ui.setState({ trail: trailOf(simulation) });
  }, [simulation, ui]);
  useEffect(
    () => () => ui.setState(({ trail }) => ({ trail: trail === null ? null : { ...trail, activeBlockId: null } })),
    [ui],
  );
}

/** The state of the latest request only: responses to earlier requests are dropped. */
function useRuns() {
  const [state, setState] = useState<State>(initialState);
  const latest = useRef(0);
  const run = useCallback((before: Partial<State>, work: () => Promise<Partial<State>>): void => {
    const own = (latest.current += 1);
    setState((current) => ({ ...current, ...before }));
    const finish = (patch: Partial<State>): void => {
      if (own === latest.current) setState((current) => ({ ...current, ...patch, isBusy: false, pending: null }));
    };
    void (async () => {
      try {
        finish(await work());
      } catch (error) {
        finish({ fault: faultOf(error) });
      }
    })();
  }, []);
  return { state, run };
}

const initialState: State = {
  simulation: null,
  transcript: empty,
  pending: null,
  isBusy: false,
  fault: null,
};

interface Payload {
  simulation: SimulationPartsFragment | null;
  userErrors: readonly { message: string }[];
}

function stateAfter(transcript: Transcript<SimulatedMessage>, payload: Payload | undefined): Partial<State> {
  const [error] = payload?.userErrors ?? [];
  const simulation = payload?.simulation ?? null;
  if (error !== undefined || simulation === null) {
    return { fault: { kind: 'refused', message: error?.message ?? '', reference: null } };
  }
  return { simulation, transcript: withResponse(transcript, simulation), fault: null };
}

function faultOf(error: unknown): SimulationFault {
  const fault = CombinedGraphQLErrors.is(error) ? error.errors[0] : undefined;
  const reference = fault?.extensions?.['reference'];
  return { kind: 'failed', message: fault?.message ?? '', reference: typeof reference === 'string' ? reference : null };
}

function trailOf(simulation: SimulationPartsFragment) {
  return { activeBlockId: simulation.activeBlockId, visitedGroupIds: new Set(simulation.visitedGroupIds) };
}

interface TurnInput {
  text?: string;
  choiceIds?: string[];
  rating?: number;
  form?: FieldValueInput[];
  fileIds?: string[];
  isDue?: true;
}

function inputOf(input: VisitorInput): TurnInput {
  if ('choiceIds' in input) return { choiceIds: input.choiceIds };
  if ('fileIds' in input) return { fileIds: input.fileIds };
  return input;
}

function textOf(input: VisitorInput): string {
  if ('choiceIds' in input || 'fileIds' in input) return input.label;
  if ('form' in input) return input.form.map(({ value }) => value).join(', ');
  return 'text' in input ? input.text : String(input.rating);
}
