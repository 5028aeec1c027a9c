'use client';
import { useMutation } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { onOperationDone } from '../../../apollo/index.js';
import { SaveFirstStepsDocument, type FirstStepsFragment, type FirstStepsInput } from '../../../gql/graphql.js';
import { usePermission, useViewer } from '../../identity/index.js';
import { doneSteps, type FirstStep } from '../model/checklist.js';

/** Which first steps are done, and for which bot. */
export type Setup = { done: ReadonlySet<FirstStep>; botId: string };

/** Whether the first steps are shown to the signed-in person; stored with the account, not on the device. */
export function useShowsFirstSteps(): boolean {
  const { user, organization } = useViewer();
  const mayBuild = usePermission('bots.create');
  return mayBuild && !organization.isDemo && user.firstSteps?.isPutAway === false;
}

/** Saves progress of the first steps; a failure loses only a tick. */
export function useSaveFirstSteps(): (firstSteps: FirstStepsInput) => void {
  const [save] = useMutation(SaveFirstStepsDocument);
  return (firstSteps) => void save({ variables: { input: { firstSteps } } }).catch(() => undefined);
}

/** Saves once that a step was done. */
export function useNoteStep(step: 'hasTried' | 'hasSeenNumbers', isDone: boolean): void {
  const { user } = useViewer();
  const mayBuild = usePermission('bots.create');
  const save = useSaveFirstSteps();
  const isNoted = useRef(false);
  const isNew = mayBuild && isDone && user.firstSteps?.[step] === false;
  useEffect(() => {
    if (!isNew || isNoted.current) return;
    isNoted.current = true;
    save({ [step]: true });
  });
}

/** Calls `act` when a bot was tried in the simulator. */
export function useTried(act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(
    () =>
      onOperationDone((name) => {
        if (name === 'SimulateTurn') latest.current();
      }),
    [],
  );
}

/** Derives the first steps from the data of the organization; null while there is no bot. */
export function useSetup(facts: Partial<FirstStepsFragment> | null): Setup | null {
  const { user } = useViewer();
  const { first, members, invitations } = facts ?? {};
  const bot = first?.nodes[0];
  if (bot === undefined || members === undefined || invitations === undefined) return null;
  const done = doneSteps({
    hasTried: user.firstSteps?.hasTried ?? false,
    hasSeenNumbers: user.firstSteps?.hasSeenNumbers ?? false,
    isLive: bot.status === 'LIVE',
    liveVersion: bot.liveVersion?.number ?? null,
    draftChanges: bot.draft.changesSinceLive.count,
    conversations: bot.conversations?.totalCount ?? 0,
    members: members.totalCount,
    invitations: invitations.length,
  });
  return { done, botId: bot.id };
}
