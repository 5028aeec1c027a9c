import { fromGlobalId, type SubgraphContext, withUserErrors } from '@tertulia/subgraph';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { acceptInvitation } from '../application/accept-invitation.js';
import { confirmSignUp } from '../application/confirm-sign-up.js';
import { endOtherSessions, endSession, signOut } from '../application/end-sessions.js';
import { listOwnSessions } from '../application/list-own.js';
import type { IdentityDependencies } from '../application/dependencies.js';
import { type InvitationPreview, previewInvitation } from '../application/preview-invitation.js';
import { signIn } from '../application/sign-in.js';
import { signUp } from '../application/sign-up.js';
import { updateProfile } from '../application/update-profile.js';
import type { FirstSteps } from '../domain/user.js';
import {
  AcceptInvitationInput,
  ConfirmSignUpInput,
  EndSessionInput,
  type FirstStepsInput,
  SignInInput,
  SignUpInput,
  UpdateProfileInput,
} from './account.input.js';
import {
  EndSessionPayload,
  SignInPayload,
  SignOutPayload,
  SignUpPayload,
  UpdateProfilePayload,
} from './account.payload.js';
import { callerOf, clearSession, continueAs, setSession } from './callers.js';
import { InvitationPreviewType } from './invitation.type.js';

const nobody = { viewer: null };

/** A person's own account and sessions. */
@Resolver()
export class AccountResolver {
  constructor(private readonly deps: IdentityDependencies) {}

  @Query(() => InvitationPreviewType, {
    nullable: true,
    description: 'The invitation behind a link; null for an invalid link, whatever the reason.',
  })
  async invitation(
    @Arg('token', () => String, { description: "The link's token." }) token: string,
  ): Promise<InvitationPreview | null> {
    return previewInvitation(this.deps, token);
  }

  @Mutation(() => SignUpPayload, {
    description:
      'Creates an account and signs in. Where a mail server is set, mails a code to the e-mail instead, and confirmSignUp creates the account; whoever has an account is told by mail. Fails with RATE_LIMITED within a minute of the last code and after five in an hour.',
  })
  async signUp(
    @Arg('input', () => SignUpInput, { description: 'The account.' }) input: SignUpInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SignUpPayload> {
    return withUserErrors<Pick<SignUpPayload, 'viewer' | 'ticket'>>(
      context,
      async () => {
        const { email, password, name, locale, organization = null } = input;
        const account = { email, password, name, locale, organization };
        const result = await signUp(this.deps, callerOf(context), account);
        if (result.kind === 'CODE_MAILED') return { viewer: null, ticket: result.ticket };
        const { principal, issued } = result.signedIn;
        setSession(context, issued);
        return { viewer: continueAs(context, principal), ticket: null };
      },
      { ...nobody, ticket: null },
    );
  }

  @Mutation(() => SignInPayload, {
    description: 'Creates the account of a sign-up by the mailed code, and signs in. A code can be tried five times.',
  })
  async confirmSignUp(
    @Arg('input', () => ConfirmSignUpInput, { description: 'The ticket and the code.' }) input: ConfirmSignUpInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SignInPayload> {
    return withUserErrors<Pick<SignInPayload, 'viewer'>>(
      context,
      async () => {
        const { principal, issued } = await confirmSignUp(this.deps, callerOf(context), input);
        setSession(context, issued);
        return { viewer: continueAs(context, principal) };
      },
      nobody,
    );
  }

  @Mutation(() => SignInPayload, { description: 'Starts a session in the organization where the person worked last.' })
  async signIn(
    @Arg('input', () => SignInInput, { description: 'The credentials.' }) input: SignInInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SignInPayload> {
    return withUserErrors<Pick<SignInPayload, 'viewer'>>(
      context,
      async () => {
        const { principal, issued } = await signIn(this.deps, callerOf(context), input);
        setSession(context, issued);
        return { viewer: continueAs(context, principal) };
      },
      nobody,
    );
  }

  @Mutation(() => SignInPayload, {
    description:
      'Joins the organization of an invitation, and signs in. Fails with PLAN_LIMIT_REACHED if members take all seats of its plan.',
  })
  async acceptInvitation(
    @Arg('input', () => AcceptInvitationInput, { description: "The token and the person's details." })
    input: AcceptInvitationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SignInPayload> {
    return withUserErrors<Pick<SignInPayload, 'viewer'>>(
      context,
      async () => {
        const { token, name = null, password = null } = input;
        const joined = await acceptInvitation(this.deps, callerOf(context), { token, name, password });
        if (joined.issued !== null) setSession(context, joined.issued);
        return { viewer: continueAs(context, joined.principal) };
      },
      nobody,
    );
  }

  @Mutation(() => SignOutPayload, { description: 'Ends the current session.' })
  async signOut(@Ctx() context: SubgraphContext): Promise<SignOutPayload> {
    await signOut(this.deps, callerOf(context));
    clearSession(context);
    return { isSignedOut: true, userErrors: [] };
  }

  @Mutation(() => EndSessionPayload, { description: "Ends one of the caller's sessions." })
  async endSession(
    @Arg('input', () => EndSessionInput, { description: 'The session.' }) input: EndSessionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<EndSessionPayload> {
    return withUserErrors<Pick<EndSessionPayload, 'sessions'>>(
      context,
      async () => {
        const sessionId = fromGlobalId('session', input.sessionId);
        const user = await endSession(this.deps, callerOf(context), sessionId);
        if (sessionId === user.sessionId) clearSession(context);
        return { sessions: await listOwnSessions(this.deps, user) };
      },
      { sessions: null },
    );
  }

  @Mutation(() => EndSessionPayload, { description: "Ends all of the caller's sessions except the current one." })
  async endOtherSessions(@Ctx() context: SubgraphContext): Promise<EndSessionPayload> {
    const user = await endOtherSessions(this.deps, callerOf(context));
    return { sessions: await listOwnSessions(this.deps, user), userErrors: [] };
  }

  @Mutation(() => UpdateProfilePayload, { description: "Changes the caller's name, language or password." })
  async updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'The changes.' }) input: UpdateProfileInput,
    @Ctx() context: SubgraphContext,
  ): Promise<UpdateProfilePayload> {
    return withUserErrors<Pick<UpdateProfilePayload, 'user'>>(
      context,
      async () => {
        const { name = null, locale = null, currentPassword = null, newPassword = null } = input;
        const { silencedInsights = null } = input;
        const firstSteps = firstStepsOf(input.firstSteps);
        const change = { name, locale, currentPassword, newPassword, firstSteps, silencedInsights };
        return { user: await updateProfile(this.deps, callerOf(context), change) };
      },
      { user: null },
    );
  }
}

/** Only the given fields. */
function firstStepsOf(input: FirstStepsInput | null | undefined): Partial<FirstSteps> {
  const { isPutAway, hasTried, hasSeenNumbers } = input ?? {};
  return {
    ...(isPutAway == null ? {} : { isPutAway }),
    ...(hasTried == null ? {} : { hasTried }),
    ...(hasSeenNumbers == null ? {} : { hasSeenNumbers }),
  };
}
