'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { DeleteDemoDataDocument } from '../../../gql/graphql.js';
import { Button, ConfirmDialog } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { Section } from './section.js';

/** Deletes the demo organization with everything in it, after its name was typed. */
export function DemoSection() {
  const t = useTranslations('settings.demo');
  const { organization } = useViewer();
  const [isAsking, setAsking] = useState(false);
  const [remove] = useMutation(DeleteDemoDataDocument);
  const confirm = async (): Promise<void> => {
    const input = { confirmName: organization.name };
    const send = async () => (await remove({ variables: { input } })).data?.deleteDemoData.userErrors;
    // Nothing on the screen exists any more: load the start page, which opens another organization or the sign-in
    // page.
    if (await attempt(send, { failed: t('failed') })) location.assign('/');
  };
  return (
    <Section id="demo" title={t('title')} text={t('text')}>
      <Button variant="danger" className="self-start" onClick={() => setAsking(true)}>
        {t('open')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('confirm.title', { name: organization.name })}
        description={t('confirm.text')}
        confirmLabel={t('confirm.action')}
        typedWord={organization.name}
        onConfirm={confirm}
      />
    </Section>
  );
}
