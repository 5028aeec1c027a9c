import { eventually, type Session, type UserError } from './graph.ts';

/** What is needed of a draft to change its opening hours: a save names all facts of the business. */
export interface DraftOfBusiness {
  readonly revision: number;
  readonly profile: { readonly services: readonly { readonly price: { readonly amountMinor: number } | null }[] };
}

interface Updated {
  readonly updateBusinessProfile: {
    readonly draft: { readonly revision: number } | null;
    readonly userErrors: readonly UserError[];
  };
}

/** The selection of `DraftOfBusiness`. */
export const draftOfBusiness = `revision
  profile { name description phones address mapUrl timeZone currency country paymentMethods links { label url }
    services { id name description price { amountMinor } isPriceFrom durationMinutes } }`;

type Intervals = readonly { readonly opens: string; readonly closes: string }[];

/** Hours of every day of the week, and dates with other ones. */
export interface Hours {
  readonly daily: Intervals;
  readonly exceptions: readonly { readonly date: string; readonly label: string; readonly intervals: Intervals }[];
}

const allDay: Intervals = [{ opens: '00:00', closes: '24:00' }];

/** Opens a business at every hour in the draft, so that its bot offers a person at any time of day. Returns the new revision. */
export function openAlways(session: Session, botId: string, draft: DraftOfBusiness): Promise<number> {
  return setHours(session, { botId, ...draft }, { daily: allDay, exceptions: [] });
}

/** Replaces the opening hours in the draft. Returns the new revision. */
export async function setHours(
  session: Session,
  { botId, revision, profile }: DraftOfBusiness & { readonly botId: string },
  { daily, exceptions }: Hours,
): Promise<number> {
  const services = profile.services.map(({ price, ...service }) => ({
    ...service,
    priceMinor: price?.amountMinor ?? null,
  }));
  const openingHours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, intervals: daily }));
  const { updateBusinessProfile } = await session.data<Updated>(
    `mutation ($input: UpdateBusinessProfileInput!) { updateBusinessProfile(input: $input) { draft { revision } userErrors { field code } } }`,
    { input: { botId, revision, profile: { ...profile, services, openingHours, exceptions } } },
  );
  if (updateBusinessProfile.draft === null) throw new Error(JSON.stringify(updateBusinessProfile));
  return updateBusinessProfile.draft.revision;
}

/** Publishes the draft as version `number` and waits until it is live. */
export async function publishAs(session: Session, botId: string, number: number): Promise<void> {
  await session.data(
    `mutation ($id: ID!) { publishBot(input: { botId: $id, changedConversationsNote: "Otras horas." }) { userErrors { code } } }`,
    {
      id: botId,
    },
  );
  await eventually(async () => {
    const { bot } = await session.data<{ bot: { liveVersion: { number: number } } }>(
      'query ($id: ID!) { bot(id: $id) { liveVersion { number } } }',
      { id: botId },
    );
    if (bot.liveVersion.number !== number) throw new Error('the new version is not live');
  });
}
