/** The six first steps. */
export const firstSteps = ['try', 'customize', 'publish', 'install', 'invite', 'numbers'] as const;

/** One of the six. */
export type FirstStep = (typeof firstSteps)[number];

/** The data of the organization and its first bot. */
export type SetupFacts = {
  hasTried: boolean;
  hasSeenNumbers: boolean;
  isLive: boolean;
  liveVersion: number | null;
  draftChanges: number;
  conversations: number;
  members: number;
  invitations: number;
};

/** The version that the welcome page publishes; a later one means that the bot was changed. */
const firstVersion = 1;

/** Which steps are done, derived from data and never from a press on the list. */
export function doneSteps(facts: SetupFacts): ReadonlySet<FirstStep> {
  const done: Record<FirstStep, boolean> = {
    try: facts.hasTried,
    customize: facts.draftChanges > 0 || (facts.liveVersion ?? 0) > firstVersion,
    publish: facts.isLive,
    install: facts.conversations > 0,
    invite: facts.members > 1 || facts.invitations > 0,
    numbers: facts.hasSeenNumbers,
  };
  return new Set(firstSteps.filter((step) => done[step]));
}
