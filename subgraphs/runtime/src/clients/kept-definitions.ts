import { DomainError } from '@tertulia/errors';
import type { WorkPool } from '@tertulia/bounded-work';
import type { BotDefinition, ParsedDefinition } from '@tertulia/flow-engine';
import type { DefinitionSource, Stores } from '../application/ports.js';
import type { HeldConversation, MaskedRecording } from '../domain/masked-recording.js';
import { onDocument } from './definition-threads.js';

const mostKept = 500;
const deadlineMs = 5_000;

/** Cached definitions of this process, the most recently used. Versions never change, so nothing becomes stale. */
export class KeptDefinitions implements DefinitionSource {
  readonly #kept = new Map<string, BotDefinition>();

  constructor(private readonly reading: WorkPool) {}

  async of(stores: Stores, version: { organizationId: string; versionId: string }): Promise<BotDefinition> {
    const known = this.kept(version.versionId);
    if (known !== null) return known;
    const stored = await stores.versions.definitionOf(version.organizationId, version.versionId);
    const parsed = stored === null ? null : await this.read(version.organizationId, stored);
    if (parsed?.ok !== true) throw new DomainError('NOT_FOUND');
    this.keep(version.versionId, parsed.definition);
    return parsed.definition;
  }

  async read(organizationId: string, json: unknown): Promise<ParsedDefinition> {
    return onDocument(this.reading, 'read', { organizationId, input: json });
  }

  async checksumOf(organizationId: string, definition: BotDefinition): Promise<string> {
    return onDocument(this.reading, 'checksum', { organizationId, input: definition });
  }

  async recordingOf(
    organizationId: string,
    definition: BotDefinition,
    held: HeldConversation,
  ): Promise<MaskedRecording> {
    return this.reading.run({ name: 'record', input: { definition, held }, tenant: organizationId, deadlineMs });
  }

  keep(key: string, definition: BotDefinition): void {
    this.#kept.delete(key);
    this.#kept.set(key, definition);
    const oldest = this.#kept.size > mostKept ? this.#kept.keys().next().value : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
  }

  kept(key: string): BotDefinition | null {
    const definition = this.#kept.get(key);
    if (definition === undefined) return null;
    this.#kept.delete(key);
    this.#kept.set(key, definition);
    return definition;
  }
}
