import type { EntityManager } from '@mikro-orm/postgresql';
import type { Installation, InstallationStore } from '../application/ports.js';
import { InstallationTable } from './tables.js';

export class PostgresInstallationStore implements InstallationStore {
  constructor(private readonly em: EntityManager) {}

  async add(installation: Installation): Promise<void> {
    await this.em.insert(InstallationTable, { ...installation });
  }
}
