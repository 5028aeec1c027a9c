import { fromGlobalId, withUserErrors } from '@tertulia/subgraph';
import type { SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { createOrganization } from '../../application/create-organization.js';
import { deleteDemoData } from '../../application/delete-demo-data.js';
import type { IdentityDependencies } from '../../application/ports.js';
import { switchOrganization } from '../../application/switch-organization.js';
import { updateOrganization } from '../../application/update-organization.js';
import type { OrganizationDetails } from '../../domain/organization-details.js';
import { callerOf, clearSession, continueAs } from '../callers.js';
import {
  CreateOrganizationInput,
  DeleteDemoDataInput,
  SwitchOrganizationInput,
  UpdateOrganizationInput,
} from '../inputs/organization-inputs.js';
import {
  CreateOrganizationPayload,
  DeleteDemoDataPayload,
  SwitchOrganizationPayload,
  UpdateOrganizationPayload,
} from '../payloads/organization-payloads.js';

/** Changes of organizations. */
@Resolver()
export class OrganizationMutations {
  constructor(private readonly deps: IdentityDependencies) {}

  @Mutation(() => CreateOrganizationPayload, {
    description: 'Makes an organization that the caller administers; her session works in it from now on.',
  })
  async createOrganization(
    @Arg('input', () => CreateOrganizationInput, { description: 'The organization.' }) input: CreateOrganizationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CreateOrganizationPayload> {
    return withUserErrors<Pick<CreateOrganizationPayload, 'organization'>>(
      context,
      async () => {
        const { organization, principal } = await createOrganization(this.deps, callerOf(context), input);
        continueAs(context, principal);
        return { organization };
      },
      { organization: null },
    );
  }

  @Mutation(() => UpdateOrganizationPayload, { description: 'Changes the organization in which the caller works.' })
  async updateOrganization(
    @Arg('input', () => UpdateOrganizationInput, { description: 'What to change.' }) input: UpdateOrganizationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<UpdateOrganizationPayload> {
    return withUserErrors<Pick<UpdateOrganizationPayload, 'organization'>>(
      context,
      async () => {
        const change = onlyGiven(input);
        return { organization: await updateOrganization(this.deps, callerOf(context), change) };
      },
      { organization: null },
    );
  }

  @Mutation(() => SwitchOrganizationPayload, { description: 'Lets the session work in another organization.' })
  async switchOrganization(
    @Arg('input', () => SwitchOrganizationInput, { description: 'Which one.' }) input: SwitchOrganizationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SwitchOrganizationPayload> {
    return withUserErrors<Pick<SwitchOrganizationPayload, 'viewer'>>(
      context,
      async () => {
        const organizationId = fromGlobalId('organization', input.organizationId);
        const principal = await switchOrganization(this.deps, callerOf(context), organizationId);
        return { viewer: continueAs(context, principal) };
      },
      { viewer: null },
    );
  }

  @Mutation(() => DeleteDemoDataPayload, {
    description: 'Deletes the demo organization in which the caller works, with all that belongs to it.',
  })
  async deleteDemoData(
    @Arg('input', () => DeleteDemoDataInput, { description: 'The confirmation.' }) input: DeleteDemoDataInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeleteDemoDataPayload> {
    return withUserErrors<Pick<DeleteDemoDataPayload, 'isDeleted'>>(
      context,
      async () => {
        const { isCallerGone } = await deleteDemoData(this.deps, callerOf(context), input);
        if (isCallerGone) clearSession(context);
        return { isDeleted: true };
      },
      { isDeleted: false },
    );
  }
}

function onlyGiven(input: UpdateOrganizationInput): Partial<OrganizationDetails> {
  const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given);
}
