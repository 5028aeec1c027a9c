import { connectionOf, DateTimeScalar, enumOf, LocalizedText, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { OwnConnector } from '../application/custom-connector-ports.js';
import { nameOfCustom, type ConnectorVersion, type ConnectorVersionState } from '../domain/custom-connector.js';
import { readManifest } from '../domain/read-manifest.js';
import { ConnectorCategoryEnum } from './connection.enums.js';
import { OrganizationStub } from './foreign.type.js';

export const CustomConnectorStateEnum = enumOf<ConnectorVersionState>(
  'CustomConnectorState',
  'Who can use the newest version of a connector.',
  {
    DRAFT: 'Its organization alone.',
    SUBMITTED: 'Its organization alone; it waits to be reviewed for the catalogue of all.',
    IN_CATALOGUE: 'Every organization.',
    REJECTED: 'Its organization alone: a reviewer did not put it into the catalogue of all.',
  },
);

@ObjectType()
abstract class ManifestVersionType {
  connectorId!: string;

  @Field(() => ID, { name: 'id', description: 'Id of the connector.' })
  globalId(): string {
    return toGlobalId('customConnector', this.connectorId);
  }

  @Field(() => String, { description: 'Its name in the catalogue, which connections have too.' })
  connector!: string;

  @Field(() => Int, { description: 'The version; a changed manifest is the next one.' })
  version!: number;

  @Field(() => LocalizedText, { description: 'How it is shown.' })
  names!: LocalizedText;

  @Field(() => LocalizedText, { description: 'What it is good for, in one sentence.' })
  summary!: LocalizedText;

  @Field(() => ConnectorCategoryEnum, { description: 'What it is for.' })
  category!: keyof typeof ConnectorCategoryEnum;

  @Field(() => String, { description: 'The JSON text of its manifest, as it was written.' })
  manifest!: string;

  @Field(() => CustomConnectorStateEnum, { description: 'Who can use this version.' })
  state!: ConnectorVersionState;

  @Field(() => String, { nullable: true, description: 'What the reviewer had to say; null for nothing.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was submitted; null before.' })
  submittedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was reviewed; null before.' })
  reviewedAt!: Date | null;
}

@ObjectType('CustomConnector', { description: 'A connector that an organization has made, in its newest version.' })
export class CustomConnectorType extends ManifestVersionType {
  @Field(() => Int, {
    nullable: true,
    description: 'The newest version in the catalogue of all; null while there is none.',
  })
  catalogueVersion!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When its newest version was saved.' })
  updatedAt!: Date;
}

@ObjectType('SubmittedConnector', {
  description: 'A version of a connector that was submitted to the catalogue of all.',
})
export class SubmittedConnectorType extends ManifestVersionType {
  versionId!: string;
  organizationId!: string;

  @Field(() => OrganizationStub, { nullable: true, description: 'The organization that has made it.' })
  organization(): Foreign {
    return { id: toGlobalId('organization', this.organizationId) };
  }
}

export const { Connection: CustomConnectorConnection } = connectionOf(CustomConnectorType, 'CustomConnector');
export const { Connection: SubmittedConnectorConnection } = connectionOf(SubmittedConnectorType, 'SubmittedConnector');

/** The value that a resolver returns. */
export function asCustomConnector({ connector, newest, catalogueVersion }: OwnConnector): CustomConnectorType {
  const { createdAt, updatedAt } = connector;
  return Object.assign(new CustomConnectorType(), {
    ...{ ...versionParts(newest), catalogueVersion, createdAt, updatedAt },
  });
}

/** The value that a resolver returns. */
export function asSubmitted(version: ConnectorVersion): SubmittedConnectorType {
  const { id: versionId, organizationId } = version;
  return Object.assign(new SubmittedConnectorType(), { ...versionParts(version), versionId, organizationId });
}

function versionParts({ connectorId, name, version, manifest, ...rest }: ConnectorVersion) {
  const { state, reason, submittedAt, reviewedAt } = rest;
  const { names, summary, category } = readManifest(manifest).manifest ?? unreadable(name);
  return {
    ...{ connectorId, connector: nameOfCustom({ id: connectorId, name }), version, manifest },
    ...{ names, summary, category, state, reason, submittedAt, reviewedAt },
  };
}

/** What is shown of a manifest that a later release of the platform does not accept any more. */
function unreadable(name: string) {
  const names = { es: name, en: name };
  return { names, summary: names, category: 'OTHER' } as const;
}
