'use client';
import { useQuery } from '@apollo/client/react';
import { usePathname } from 'next/navigation';
import { useEffect, useSyncExternalStore } from 'react';
import { onOperationDone } from '../../../apollo/index.js';
import { FirstBotDocument, FirstStepsDocument } from '../../../gql/graphql.js';
import { useViewer } from '../../identity/index.js';
import { readFirstBot } from '../model/checklist-visibility.js';
import { doneSteps, type FirstStep } from '../model/checklist.js';
import { isDone, noteTried, watchDeeds } from '../model/seen.js';

/** Operations after which a step may have come true. */
const telling = new Set([
  'PublishBot',
  'SaveFlow',
  'UpdateBusinessProfile',
  'UpdateTheme',
  'InviteMember',
  'CreateInvitation',
]);

/** How often the rest is looked at while the list is open: a visitor's first message, somebody else's work. */
const lookEveryMs = 20_000;

/** The first steps: which are done and about which bot; null while unknown. */
export function useSetup(isOpen: boolean): { done: ReadonlySet<FirstStep>; botId: string } | null {
  const { organization } = useViewer();
  const pathname = usePathname();
  const first = useQuery(FirstBotDocument, { skip: !isOpen });
  const known = useSyncExternalStore(
    () => () => undefined,
    () => readFirstBot(organization.id),
    () => null,
  );
  const botId = known ?? first.data?.organization?.bots?.nodes[0]?.id ?? null;
  const { data, refetch } = useQuery(FirstStepsDocument, {
    variables: { botId: botId ?? '' },
    skip: !isOpen || botId === null,
    pollInterval: lookEveryMs,
  });
  const deeds = useDeeds(organization.id);
  const canLook = isOpen && botId !== null;
  useEffect(
    () =>
      onOperationDone((name) => {
        if (name === 'SimulateTurn') noteTried(organization.id);
        if (canLook && telling.has(name)) void refetch();
      }),
    [organization.id, canLook, refetch],
  );
  useEffect(() => {
    if (canLook) void refetch();
  }, [pathname, canLook, refetch]);
  const bot = data?.bot;
  if (botId === null || data === undefined || bot === null || bot === undefined) return null;
  if (bot.conversations === null) return null;
  const done = doneSteps({
    ...deeds,
    isLive: bot.status === 'LIVE',
    liveVersion: bot.liveVersion?.number ?? null,
    draftChanges: bot.draft.changesSinceLive.count,
    conversations: bot.conversations.totalCount,
    members: data.organization?.members.totalCount ?? 0,
    invitations: data.organization?.invitations.length ?? 0,
  });
  return { done, botId };
}

function useDeeds(organizationId: string): { hasTried: boolean; hasSeenNumbers: boolean } {
  const hasTried = useSyncExternalStore(watchDeeds, () => isDone('tried', organizationId), never);
  const hasSeenNumbers = useSyncExternalStore(watchDeeds, () => isDone('numbers', organizationId), never);
  return { hasTried, hasSeenNumbers };
}

const never = (): boolean => false;
