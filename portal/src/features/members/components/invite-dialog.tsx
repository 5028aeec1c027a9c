'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormAction, type Refusal } from '../../../apollo/index.js';
import { InviteMembersDocument, TeamDocument, type NewInvitationFragment } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button, CopyField, Dialog, Field, DialogButtons, FormProblem, Textarea } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { grantInput, lacksBots, type Grant } from '../model/grant.js';
import { typedEmails } from '../model/typed-emails.js';
import { GrantFields } from './grant-fields.js';

const emailsMax = 20;

/** Invites people, then shows their links, which are shown only once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [invited, setInvited] = useState<readonly NewInvitationFragment[] | null>(null);
  if (invited !== null) return <LinksDialog invited={invited} onClose={onClose} />;
  return <InviteForm onInvited={setInvited} onClose={onClose} />;
}

type OnInvited = (invited: readonly NewInvitationFragment[]) => void;

function InviteForm({ onInvited, onClose }: { onInvited: OnInvited; onClose: () => void }) {
  const t = useTranslations('members.invite');
  const { isMailSent } = useViewer();
  const form = useInviteForm(onInvited);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('title')}
      description={t(isMailSent ? 'textMailed' : 'text')}
      footer={
        <DialogButtons
          formId="invite-members"
          action={t(isMailSent ? 'send' : 'action')}
          isBusy={form.isBusy}
          onCancel={onClose}
        />
      }
    >
      <form
        id="invite-members"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <Field label={t('emails')} hint={t('emailsHint', { max: emailsMax })} isRequired error={form.emailsError}>
          <Textarea
            autoFocus
            inputMode="email"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={form.text}
            onChange={(event) => form.setText(event.target.value)}
          />
        </Field>
        <GrantFields grant={form.grant} onChange={form.setGrant} botsError={form.botsError} />
        <FormProblem text={form.problem} />
      </form>
    </Dialog>
  );
}

type InviteFormState = {
  text: string;
  setText: (text: string) => void;
  grant: Grant;
  setGrant: (grant: Grant) => void;
  emailsError: string | null;
  botsError: string | null;
  problem: string | null;
  isBusy: boolean;
  submit: () => void;
};

function useInviteForm(onInvited: OnInvited): InviteFormState {
  const t = useTranslations('members');
  const [text, setText] = useState('');
  const [grant, setGrant] = useState<Grant>({ role: 'BOT_MANAGER', botIds: [] });
  const [invite] = useMutation(InviteMembersDocument, { refetchQueries: [TeamDocument] });
  const { problems, isBusy, run } = useFormAction({ controlOf, failed: t('failed') });
  const [isTouched, setTouched] = useState(false);
  const emails = typedEmails(text);
  const needsBots = lacksBots(grant);
  const send = async (): Promise<readonly Refusal[]> => {
    const { data } = await invite({ variables: { input: { emails, ...grantInput(grant) } } });
    const made = data?.inviteMembers;
    if (made?.invitations) onInvited(made.invitations);
    return (made?.userErrors ?? []).map((refusal) => withAddress(refusal, emails));
  };
  return {
    text,
    setText,
    grant,
    setGrant,
    emailsError: isTouched && emails.length === 0 ? t('invite.emailMissing') : (problems.fields['emails'] ?? null),
    botsError: isTouched && needsBots ? t('bots.missing') : (problems.fields['botIds'] ?? null),
    problem: problems.whole,
    isBusy,
    submit: () => {
      setTouched(true);
      if (emails.length > 0 && !needsBots) void run(send);
    },
  };
}

function controlOf(path: readonly string[]): string | null {
  return path.find((part) => part === 'emails' || part === 'botIds') ?? null;
}

/** Names the address that a refusal is about, because all of them stand in one control. */
function withAddress<One extends Refusal>(refusal: One, emails: readonly string[]): One {
  const email = refusal.field?.at(-2) === 'emails' ? emails[Number(refusal.field.at(-1))] : undefined;
  return email === undefined ? refusal : { ...refusal, message: `${email}: ${refusal.message}` };
}

/** The links of new invitations, and whether each was mailed too. */
export function LinksDialog({ invited, onClose }: { invited: readonly NewInvitationFragment[]; onClose: () => void }) {
  const t = useTranslations('members.link');
  const { date } = useFormats();
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('title', { count: invited.length })}
      description={t(invited.every(({ isMailed }) => isMailed) ? 'mailed' : 'text')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {invited.map(({ invitation, link, isMailed }) => (
          <CopyField
            key={invitation.id}
            label={invitation.email}
            value={link}
            hint={t(isMailed ? 'hintMailed' : 'hint', { date: date(invitation.expiresAt) })}
          />
        ))}
      </div>
    </Dialog>
  );
}
