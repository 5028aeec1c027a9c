import { type SubgraphContext, withUserErrors } from '@tertulia/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { changeEmail, confirmEmailChange } from '../application/change-email.js';
import type { IdentityDependencies } from '../application/dependencies.js';
import { requestPasswordReset, resetPassword } from '../application/reset-password.js';
import { resendVerification, verifyEmail } from '../application/verify-email.js';
import { callerOf, continueAs, withoutVerification } from './callers.js';
import {
  ChangeEmailInput,
  ConfirmEmailChangeInput,
  RequestPasswordResetInput,
  ResetPasswordInput,
  VerifyEmailInput,
} from './mailed.input.js';
import {
  ChangeEmailPayload,
  ConfirmEmailChangePayload,
  RequestPasswordResetPayload,
  ResendVerificationPayload,
  ResetPasswordPayload,
  VerifyEmailPayload,
} from './mailed.payload.js';

/** What a person proves by a mail. */
@Resolver()
export class MailedMutations {
  constructor(private readonly deps: IdentityDependencies) {}

  @Mutation(() => VerifyEmailPayload, {
    description:
      "Confirms the caller's e-mail by the code that was mailed; a code can be tried five times in 10 minutes.",
  })
  async verifyEmail(
    @Arg('input', () => VerifyEmailInput, { description: 'The code.' }) input: VerifyEmailInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VerifyEmailPayload> {
    return withUserErrors<Pick<VerifyEmailPayload, 'viewer'>>(
      context,
      async () => {
        const principal = await verifyEmail(this.deps, callerOf(context), input.code);
        return { viewer: continueAs(context, principal) };
      },
      { viewer: null },
    );
  }

  @Mutation(() => ResendVerificationPayload, {
    description:
      "Mails another code to the caller's e-mail; the earlier one ends. Fails with RATE_LIMITED within a minute of the last one and after five in an hour.",
  })
  async resendVerification(@Ctx() context: SubgraphContext): Promise<ResendVerificationPayload> {
    return { expiresAt: await resendVerification(this.deps, callerOf(context)), userErrors: [] };
  }

  @Mutation(() => RequestPasswordResetPayload, {
    description: 'Mails a link with which the password can be set, once, for 30 minutes; an earlier link ends.',
  })
  async requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput, { description: 'The account.' }) input: RequestPasswordResetInput,
    @Ctx() context: SubgraphContext,
  ): Promise<RequestPasswordResetPayload> {
    return withUserErrors<Pick<RequestPasswordResetPayload, 'isRequested'>>(
      context,
      async () => {
        await requestPasswordReset(this.deps, callerOf(context), input);
        return { isRequested: true };
      },
      { isRequested: false },
    );
  }

  @Mutation(() => ResetPasswordPayload, {
    description: 'Sets the password by a mailed link, ends every session of the account, and confirms its e-mail.',
  })
  async resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'The token and the password.' }) input: ResetPasswordInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ResetPasswordPayload> {
    return withUserErrors<Pick<ResetPasswordPayload, 'isReset'>>(
      context,
      async () => {
        await resetPassword(this.deps, callerOf(context), input);
        return { isReset: true };
      },
      { isReset: false },
    );
  }

  @Mutation(() => ChangeEmailPayload, {
    description:
      'Mails a code to a new e-mail of the caller; the account keeps its e-mail until the code is confirmed.',
  })
  async changeEmail(
    @Arg('input', () => ChangeEmailInput, { description: 'The new e-mail and the password.' }) input: ChangeEmailInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ChangeEmailPayload> {
    return withUserErrors<Pick<ChangeEmailPayload, 'expiresAt'>>(
      context,
      async () => ({ expiresAt: await changeEmail(this.deps, callerOf(context), input) }),
      { expiresAt: null },
    );
  }

  @Mutation(() => ConfirmEmailChangePayload, {
    description:
      'Moves the account to the new e-mail, ends all other sessions, and tells the old e-mail; a code can be tried five times in 10 minutes.',
  })
  async confirmEmailChange(
    @Arg('input', () => ConfirmEmailChangeInput, { description: 'The code.' }) input: ConfirmEmailChangeInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ConfirmEmailChangePayload> {
    return withUserErrors<Pick<ConfirmEmailChangePayload, 'user'>>(
      context,
      async () => {
        const user = await confirmEmailChange(this.deps, callerOf(context), input.code);
        if (context.principal.kind === 'USER') continueAs(context, withoutVerification(context.principal));
        return { user };
      },
      { user: null },
    );
  }
}
