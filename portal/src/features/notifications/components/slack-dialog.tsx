'use client';
import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { lastPartAmong, useFormAction } from '../../../apollo/index.js';
import { AlertWaysDocument, ChooseSlackChannelDocument } from '../../../gql/graphql.js';
import { Button, Dialog, Field, DialogButtons, FormProblem, Input, Select, showDone } from '../../../ui/index.js';
import { ChannelField } from '../../slack-channels/index.js';
import type { OutWays } from '../hooks/use-out-ways.js';

/** Asks for the channel of Slack in which alerts are told. */
export function SlackDialog({
  alerts,
  connections,
  onClose,
}: {
  alerts: OutWays['slackAlerts'];
  connections: OutWays['slackConnections'];
  onClose: () => void;
}) {
  const t = useTranslations('notifications.slack');
  const form = useSlackForm({ alerts, first: connections[0]?.id, onClose });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t('title')}
      description={t('dialogText')}
      footer={<DialogButtons formId="slack-alerts" action={t('save')} isBusy={form.isBusy} onCancel={onClose} />}
    >
      <form id="slack-alerts" noValidate className="flex flex-col gap-4" onSubmit={form.submit}>
        <Field label={t('connection')} error={form.problems.fields['connectionId']}>
          <Select
            value={form.connectionId}
            onValueChange={form.setConnectionId}
            options={connections.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <ChannelField
          key={form.connectionId ?? ''}
          label={t('channel')}
          connectionId={form.connectionId}
          value={form.channel}
          error={form.problems.fields['channel']}
          onChange={form.setChannel}
          typed={<TypedChannel form={form} />}
        />
        <FormProblem text={form.problems.whole} />
        {alerts === null ? null : (
          <div className="border-t border-line pt-3">
            <Button variant="quiet" disabled={form.isBusy} onClick={form.stop}>
              {t('stop')}
            </Button>
          </div>
        )}
      </form>
    </Dialog>
  );
}

function TypedChannel({ form }: { form: ReturnType<typeof useSlackForm> }) {
  const t = useTranslations('notifications.slack');
  return (
    <Field label={t('channelId')} hint={t('channelHint')} isRequired error={form.problems.fields['channel']}>
      <Input
        value={form.channel}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="C0123ABCD"
        onChange={(event) => form.setChannel(event.target.value)}
      />
    </Field>
  );
}

function useSlackForm({
  alerts,
  first,
  onClose,
}: {
  alerts: OutWays['slackAlerts'];
  first: string | undefined;
  onClose: () => void;
}) {
  const t = useTranslations('notifications.slack');
  const [connectionId, setConnectionId] = useState(alerts?.connection?.id ?? first);
  const [channel, setChannel] = useState(alerts?.channel ?? '');
  const [choose] = useMutation(ChooseSlackChannelDocument, { refetchQueries: [AlertWaysDocument] });
  const { problems, isBusy, run } = useFormAction({
    controlOf: lastPartAmong(['connectionId', 'channel']),
    failed: t('failed'),
  });
  const finish = (isDone: boolean): void => {
    if (!isDone) return;
    showDone(t('saved'));
    onClose();
  };
  const send = (input: { connectionId?: string; channel?: string }) =>
    void run(async () => (await choose({ variables: { input } })).data?.chooseSlackChannel.userErrors ?? []).then(
      finish,
    );
  return {
    ...{ connectionId, setConnectionId, channel, setChannel, problems, isBusy },
    submit: (event: FormEvent) => {
      event.preventDefault();
      if (connectionId !== undefined) send({ connectionId, channel });
    },
    stop: () => send({}),
  };
}
