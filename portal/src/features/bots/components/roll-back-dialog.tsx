'use client';
import { useQuery } from '@apollo/client/react';
import type { BotDefinition } from '@tertulia/flow-engine';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { VersionDefinitionDocument, type ConversationsChoice } from '../../../gql/graphql.js';
import { Button, Dialog, ErrorState, Skeleton } from '../../../ui/index.js';
import { OpenConversations } from './open-conversations.js';

/** Asks what happens to open conversations when an earlier version goes live again. */
export function RollBackDialog({
  version,
  onClose,
  onConfirm,
}: {
  version: { id: string; number: number };
  onClose: () => void;
  onConfirm: (choice: ConversationsChoice) => Promise<void>;
}) {
  const t = useTranslations('bots');
  const [choice, setChoice] = useState<ConversationsChoice>('MOVE');
  const [isBusy, setBusy] = useState(false);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    await onConfirm(choice);
    setBusy(false);
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('versions.rollBackTitle', { number: version.number })}
      description={t('versions.rollBackText')}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="primary" icon={Undo2} isLoading={isBusy} onClick={() => void confirm()}>
            {t('versions.rollBackAction', { number: version.number })}
          </Button>
        </>
      }
    >
      <Choice versionId={version.id} value={choice} onChange={setChoice} />
    </Dialog>
  );
}

/** Where conversations would go on is told from the version's own blocks. */
function Choice({
  versionId,
  value,
  onChange,
}: {
  versionId: string;
  value: ConversationsChoice;
  onChange: (choice: ConversationsChoice) => void;
}) {
  const { data, error, refetch } = useQuery(VersionDefinitionDocument, { variables: { versionId } });
  const node = data?.node;
  const definition = node != null && 'definition' in node ? (node.definition as BotDefinition) : undefined;
  if (definition !== undefined) return <OpenConversations {...{ definition, value, onChange }} />;
  if (error === undefined) return <Skeleton className="h-20" />;
  return <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />;
}
