'use client';
import { useQuery, useSubscription } from '@apollo/client/react';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useRefetchOnReconnect } from '../../../apollo/index.js';
import { HeatChangedDocument, HeatOfFlowDocument, type HeatPartsFragment } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/index.js';
import { useBuilder } from '../../bots/index.js';
import {
  heatFrom,
  heatRange,
  newerHeat,
  type BlockHeat,
  type Heat,
  type HeatPeriod,
  type ToldHeat,
} from '../model/heat.js';
import { useEditorUi } from './use-editor.js';

/** The heat of the open flow. `OFF` while it is not wanted. */
type Shown = { state: 'OFF' | 'LOADING' | 'FAILED'; heat: null } | { state: 'SHOWN'; heat: Heat };

const HeatContext = createContext<Shown>({ state: 'OFF', heat: null });

const off: Shown = { state: 'OFF', heat: null };

/** Follows the heat of the flow while it is wanted. The tree below stays the same, so that the canvas keeps its state and the focus. */
export function HeatProvider({ children }: { children: ReactNode }) {
  const period = useEditorUi((state) => state.heat);
  const shown = useFollowedHeat(period);
  return <HeatContext value={period === null ? off : shown}>{children}</HeatContext>;
}

function useFollowedHeat(period: HeatPeriod | null): Shown {
  const { botId } = useBuilder();
  const range = useMemo(() => heatRange(period ?? 'week', Date.now()), [period]);
  const options = { variables: { botId, range }, skip: period === null };
  const { data, error, refetch } = useQuery(HeatOfFlowDocument, { ...options, fetchPolicy: 'network-only' });
  const { data: event } = useSubscription(HeatChangedDocument, options);
  useRefetchOnReconnect(() => {
    if (period !== null) refetch().catch(() => undefined);
  });
  const told = newerHeat(data?.flowHeat ?? undefined, event?.flowHeatChanged);
  const changes = data?.bot?.draft?.changesSinceLive.changes;
  return useMemo((): Shown => {
    if (told === undefined) return { state: error === undefined ? 'LOADING' : 'FAILED', heat: null };
    const changed = (changes ?? []).filter(({ subject }) => subject === 'BLOCK').map(({ id }) => id);
    return { state: 'SHOWN', heat: heatFrom(asTold(told), new Set(changed)) };
  }, [told, changes, error]);
}

function asTold({ bot, version, ...heat }: HeatPartsFragment): ToldHeat {
  const waiting = (bot.waitingByBlock ?? []).map((one) => ({ ...one, versionId: one.version.id }));
  return { ...heat, waiting, version: version == null ? null : { id: version.id, number: version.number ?? null } };
}

/** The heat, and whether it is wanted, loaded or unavailable. */
export function useShownHeat(): Shown {
  return use(HeatContext);
}

/** The heat of a block; null while no heat is shown, and nothing for a block that nobody reached. */
export function useBlockHeat(blockId: string): { heat: BlockHeat | null; isChanged: boolean } | null {
  const { heat } = use(HeatContext);
  if (heat === null) return null;
  return { heat: heat.blocks.get(blockId) ?? null, isChanged: heat.changedBlocks.has(blockId) };
}

/** The share that went along an edge, or how often where there is no share; null while no heat is shown. */
export function useEdgeShare(edgeId: string): string | null {
  const { number, percent } = useFormats();
  const { heat } = use(HeatContext);
  const edge = heat?.edges.get(edgeId);
  if (edge === undefined) return null;
  return edge.share === null ? number(edge.count) : percent(edge.share);
}

/** Says the heat of a block in words; empty while no heat is shown. */
export function useBlockHeatText(blockId: string): string {
  const t = useTranslations('flow-editor.heat');
  const formats = useFormats();
  const shown = useBlockHeat(blockId);
  if (shown === null) return '';
  const { heat, isChanged } = shown;
  const changed = isChanged ? [t('changed')] : [];
  if (heat === null) return [t('none'), ...changed].join(', ');
  const { visits, asked, answered, dropOff, medianSeconds, waiting } = heat;
  return [
    t('visits', { count: visits }),
    ...(asked === 0 ? [] : [t('answered', { answered: formats.number(answered), asked: formats.number(asked) })]),
    ...(dropOff === null ? [] : [t('dropOff', { share: formats.percent(dropOff) })]),
    ...(medianSeconds === null ? [] : [t('median', { time: formats.duration(medianSeconds * 1_000) })]),
    ...(waiting === 0 ? [] : [t('waiting', { count: waiting })]),
    ...changed,
  ].join(', ');
}

/** The label and the tooltip of a block, with its heat while it is shown. */
export function useHeatLabels(blockId: string, { name, summary }: { name: string; summary: string }) {
  const text = useBlockHeatText(blockId);
  const shown = useBlockHeat(blockId);
  if (text === '') return { shown, label: `${name}: ${summary}`, title: summary };
  return { shown, label: `${name}: ${summary} (${text})`, title: `${summary}\n${text}` };
}
