'use client';
import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { FoundOrganizationDocument, MakeFirstBotDocument } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/index.js';
import type { Answers } from '../model/answers.js';
import { countryOf, zoneFor } from '../model/countries.js';

/** The input: the answers, and the template for the chosen kind of business. */
export type BotRequest = { answers: Answers; templateId: string };

class Refused extends Error {}

/**
 * Creates the organization if there is none yet, then the bot, live. What was created is kept when a later part fails.
 */
export function useCreateBot(remember: (part: Partial<Answers>) => void) {
  const client = useApolloClient();
  const t = useTranslations('onboarding.problem');
  const { locale } = useLanguage();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const createOrganization = async ({ answers }: BotRequest): Promise<string> => {
    if (answers.organizationId !== null) return answers.organizationId;
    const { data } = await client.mutate({
      mutation: FoundOrganizationDocument,
      variables: { input: { name: answers.name.trim(), locale, ...regionOf(answers.country) } },
    });
    const id = data?.createOrganization.organization?.id;
    if (id === undefined) throw new Refused(data?.createOrganization.userErrors[0]?.message ?? t('unknown'));
    remember({ organizationId: id });
    return id;
  };
  const createBot = async ({ answers, templateId }: BotRequest): Promise<string> => {
    const given = { name: answers.name.trim(), ...regionOf(answers.country) };
    const input = {
      templateId,
      locale,
      publish: true,
      answers: Object.entries(given).map(([key, value]) => ({ key, value })),
    };
    const { data } = await client.mutate({ mutation: MakeFirstBotDocument, variables: { input } });
    const payload = data?.instantiateTemplate;
    if (payload?.bot === null || payload?.bot === undefined)
      throw new Refused(payload?.userErrors[0]?.message ?? t('unknown'));
    return payload.bot.id;
  };
  const create = async (request: BotRequest): Promise<{ organizationId: string; botId: string } | null> => {
    setIsBusy(true);
    setProblem(null);
    try {
      const organizationId = await createOrganization(request);
      return { organizationId, botId: await createBot(request) };
    } catch (error) {
      const failure = failureOf(error);
      setProblem(error instanceof Refused ? error.message : (failure.message ?? t('network')));
      setIsBusy(false);
      return null;
    }
  };
  return { create, isBusy, problem };
}

function regionOf(code: string): { country: string; timeZone: string; currency: string } {
  const country = countryOf(code);
  const deviceZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (country === null) return { country: code, timeZone: deviceZone, currency: 'USD' };
  return { country: code, timeZone: zoneFor(country, deviceZone), currency: country.currency };
}
