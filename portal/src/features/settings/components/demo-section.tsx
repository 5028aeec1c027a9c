'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { DeleteDemoDataDocument } from '../../../gql/graphql.js';
import { Button, ConfirmDialog, showFailure } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { Section } from './section.js';

/** Deletes the demo organization with everything in it, after its name was typed. */
export function DemoSection() {
  const t = useTranslations('settings.demo');
  const { organization } = useViewer();
  const [isAsking, setAsking] = useState(false);
  const [remove] = useMutation(DeleteDemoDataDocument);
  const confirm = async (): Promise<void> => {
    try {
      const { data } = await remove({ variables: { input: { confirmName: organization.name } } });
      const [problem] = data?.deleteDemoData.userErrors ?? [];
      if (problem !== undefined) showFailure(problem.message);
      // Nothing on the screen exists any more: load the start page, which opens another organization or the sign-in
      // page.
      else location.assign('/');
    } catch (error) {
      showFailure(failureOf(error).message ?? t('failed'));
    }
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
