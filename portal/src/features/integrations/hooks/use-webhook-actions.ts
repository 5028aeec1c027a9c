'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import {
  DisableWebhookEndpointDocument,
  EnableWebhookEndpointDocument,
  ResendDeliveryDocument,
  ResendFailedDeliveriesDocument,
} from '../../../gql/graphql.js';
import { showDone } from '../../../ui/index.js';
import type { ShownEndpoint } from '../model/webhooks.js';

/** What is done to an endpoint without a form. */
export type WebhookActions = {
  isBusy: boolean;
  /** Enables it; with `isResending` also what failed is sent again. */
  enable: (isResending: boolean) => void;
  disable: () => Promise<void>;
  resendFailed: () => void;
};

/** Enables, disables and resends, with a notice of what was done or why not. */
export function useWebhookActions({ id: endpointId }: Pick<ShownEndpoint, 'id'>): WebhookActions {
  const t = useTranslations('webhooks');
  const [isBusy, setBusy] = useState(false);
  const [sendEnable] = useMutation(EnableWebhookEndpointDocument);
  const [sendDisable] = useMutation(DisableWebhookEndpointDocument);
  const [sendResend] = useMutation(ResendFailedDeliveriesDocument);
  const variables = { input: { endpointId } };
  const notice = { failed: t('failed') };

  const resend = async (): Promise<boolean> =>
    attempt(async () => {
      const resent = (await sendResend({ variables })).data?.resendFailedDeliveries;
      if (resent?.count != null) showDone(t('resend.allDone', { count: resent.count }));
      return resent?.userErrors;
    }, notice);
  const enable = async (isResending: boolean): Promise<void> => {
    const send = async () => (await sendEnable({ variables })).data?.enableWebhookEndpoint.userErrors;
    if (!(await attempt(send, notice))) return;
    if (isResending) await resend();
    else showDone(t('enable.done'));
  };
  const disable = async (): Promise<void> => {
    const send = async () => (await sendDisable({ variables })).data?.disableWebhookEndpoint.userErrors;
    if (await attempt(send, notice)) showDone(t('disable.done'));
  };
  const busily = async (run: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    await run();
    setBusy(false);
  };
  return {
    isBusy,
    enable: (isResending) => void busily(() => enable(isResending)),
    disable,
    resendFailed: () => void busily(resend),
  };
}

/** Sends one delivery again. */
export function useResend(deliveryId: string): { isBusy: boolean; resend: () => void } {
  const t = useTranslations('webhooks');
  const [send, { loading: isBusy }] = useMutation(ResendDeliveryDocument);
  const resend = async (): Promise<void> => {
    const run = async () => (await send({ variables: { input: { deliveryId } } })).data?.resendDelivery.userErrors;
    if (await attempt(run, { failed: t('failed') })) showDone(t('resend.done'));
  };
  return { isBusy, resend: () => void resend() };
}
