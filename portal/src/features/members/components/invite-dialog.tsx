'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { lastPartAmong, useFormAction } from '../../../apollo/index.js';
import { InviteMemberDocument, TeamDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button, CopyField, Dialog, Field, FormButtons, FormProblem, Input } from '../../../ui/index.js';
import type { TeamInvitation } from '../hooks/use-team.js';
import { grantInput, lacksBots, type Grant } from '../model/grant.js';
import { isMemberRole } from '../model/role-matrix.js';
import { GrantFields } from './grant-fields.js';

type Invited = { link: string; email: string; expiresAt: string };

/** Creates an invitation link, or a new link for `renewed`. The link is shown once. */
export function InviteDialog({ renewed, onClose }: { renewed: TeamInvitation | null; onClose: () => void }) {
  const [invited, setInvited] = useState<Invited | null>(null);
  if (invited !== null) return <LinkDialog invited={invited} onClose={onClose} />;
  return <InviteForm renewed={renewed} onInvited={setInvited} onClose={onClose} />;
}

function InviteForm({
  renewed,
  onInvited,
  onClose,
}: {
  renewed: TeamInvitation | null;
  onInvited: (invited: Invited) => void;
  onClose: () => void;
}) {
  const t = useTranslations('members');
  const form = useInviteForm(renewed, onInvited);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('invite.title')}
      description={t('invite.text')}
      footer={
        <FormButtons formId="invite-member" action={t('invite.action')} isBusy={form.isBusy} onCancel={onClose} />
      }
    >
      <form
        id="invite-member"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <Field label={t('invite.email')} isRequired error={form.emailError}>
          <Input
            autoFocus
            type="email"
            autoComplete="off"
            value={form.email}
            onChange={(event) => form.setEmail(event.target.value)}
          />
        </Field>
        <GrantFields grant={form.grant} onChange={form.setGrant} botsError={form.botsError} />
        <FormProblem text={form.problem} />
      </form>
    </Dialog>
  );
}

type InviteFormState = {
  email: string;
  setEmail: (email: string) => void;
  grant: Grant;
  setGrant: (grant: Grant) => void;
  emailError: string | null;
  botsError: string | null;
  problem: string | null;
  isBusy: boolean;
  submit: () => void;
};

function useInviteForm(renewed: TeamInvitation | null, onInvited: (invited: Invited) => void): InviteFormState {
  const t = useTranslations('members');
  const [email, setEmail] = useState(renewed?.email ?? '');
  const [grant, setGrant] = useState<Grant>({
    role: renewed !== null && isMemberRole(renewed.role) ? renewed.role : 'BOT_MANAGER',
    botIds: [],
  });
  const [invite] = useMutation(InviteMemberDocument, { refetchQueries: [TeamDocument] });
  const { problems, isBusy, run } = useFormAction({
    controlOf: lastPartAmong(['email', 'botIds']),
    failed: t('failed'),
  });
  const [isTouched, setTouched] = useState(false);
  const needsEmail = email.trim() === '';
  const needsBots = lacksBots(grant);
  const send = async () => {
    const { data } = await invite({ variables: { input: { email: email.trim(), ...grantInput(grant) } } });
    const made = data?.inviteMember;
    if (made?.invitation && made.link) {
      const { email: address, expiresAt } = made.invitation;
      onInvited({ link: made.link, email: address, expiresAt });
    }
    return made?.userErrors ?? [];
  };
  return {
    email,
    setEmail,
    grant,
    setGrant,
    emailError: isTouched && needsEmail ? t('invite.emailMissing') : (problems.fields['email'] ?? null),
    botsError: isTouched && needsBots ? t('bots.missing') : (problems.fields['botIds'] ?? null),
    problem: problems.whole,
    isBusy,
    submit: () => {
      setTouched(true);
      if (!needsEmail && !needsBots) void run(send);
    },
  };
}

function LinkDialog({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  const t = useTranslations('members.link');
  const { date } = useFormats();
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('title')}
      description={t('text', { email: invited.email })}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('done')}
        </Button>
      }
    >
      <CopyField label={t('label')} value={invited.link} hint={t('hint', { date: date(invited.expiresAt) })} />
    </Dialog>
  );
}
