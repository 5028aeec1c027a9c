'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormAction } from '../../../apollo/index.js';
import { UpdateConnectionDocument } from '../../../gql/graphql.js';
import { Dialog, DialogButtons, FormProblem, showDone } from '../../../ui/index.js';
import type { ConnectionDetails, DetailsConnector } from '../hooks/use-connection.js';
import { changedFields, controlOf, initialValues, missingFields } from '../model/connection-form.js';
import { ConnectorFields } from './connector-fields.js';

/** Changes the secret and the settings of a connection. A secret that is left empty stays. */
export function SecretDialog({
  connection,
  connector,
  onClose,
}: {
  connection: ConnectionDetails;
  connector: DetailsConnector;
  onClose: () => void;
}) {
  const t = useTranslations('integrations');
  const form = useSecretForm(connection, connector, onClose);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('secret.title', { name: connection.name })}
      description={t('secret.text')}
      footer={
        <DialogButtons
          formId="new-secret"
          action={t('secret.action')}
          isBusy={form.isBusy}
          isDisabled={!form.isDirty}
          onCancel={onClose}
        />
      }
    >
      <form
        id="new-secret"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <ConnectorFields
          isStored
          fields={connector.fields}
          values={form.values}
          errors={form.errors}
          onChange={form.change}
        />
        <FormProblem text={form.problem} />
      </form>
    </Dialog>
  );
}

function useSecretForm(connection: ConnectionDetails, connector: DetailsConnector, onDone: () => void) {
  const t = useTranslations('integrations');
  const before = initialValues(connector.fields, connection.settings);
  const [values, setValues] = useState(before);
  const [update] = useMutation(UpdateConnectionDocument);
  const fields = changedFields(connector.fields, { before, after: values });
  const missing = missingFields(connector.fields, values, { isStored: true });
  const { problems, isBusy, run } = useFormAction({
    controlOf: (path) => controlOf(path, fields),
    failed: t('failed'),
  });
  const save = async (): Promise<void> => {
    const isDone = await run(async () => {
      const { data } = await update({ variables: { input: { connectionId: connection.id, fields } } });
      return data?.updateConnection.userErrors ?? [];
    });
    if (!isDone) return;
    showDone(t('secret.done'));
    onDone();
  };
  const refused = Object.entries(problems.fields).map(([key, message]) => [key.replace(/^field /u, ''), message]);
  return {
    values,
    errors: Object.fromEntries([...refused, ...missing.map((name) => [name, t('form.missing')])]),
    problem: problems.whole,
    isDirty: fields.length > 0,
    isBusy,
    change: (name: string, value: string) => setValues((current) => ({ ...current, [name]: value })),
    submit: () => {
      if (fields.length > 0 && missing.length === 0) void save();
    },
  };
}
