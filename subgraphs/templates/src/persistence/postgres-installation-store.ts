import type { EntityManager } from '@mikro-orm/postgresql';
import type { Installation, InstallationStore } from '../application/ports.js';
import { InstallationTable } from './tables.js';

export class PostgresInstallationStore implements InstallationStore {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  async add(installation: Installation): Promise<void> {
    await this.#em.insert(InstallationTable, { ...installation });
  }
}
