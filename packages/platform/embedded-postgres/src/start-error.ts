/** Why the server did not start. */
export type PostgresStartFailure =
  | 'UNSUPPORTED_PLATFORM'
  | 'NOT_WRITABLE'
  | 'NOT_A_DATA_FOLDER'
  | 'OTHER_VERSION'
  | 'PORT_IN_USE'
  | 'DAMAGED';

/** Where it happened and what the server said. */
export interface PostgresStartCircumstances {
  readonly dataDir: string;
  readonly port?: number;
  /** Last lines of the server's log. */
  readonly log?: string;
  readonly cause?: unknown;
}

/** The server could not be started. The message says, in Spanish and English, what happened and what to do. Nothing was deleted. */
export class PostgresStartError extends Error {
  override readonly name = 'PostgresStartError';
  readonly failure: PostgresStartFailure;
  readonly circumstances: PostgresStartCircumstances;

  constructor(failure: PostgresStartFailure, circumstances: PostgresStartCircumstances) {
    const log = circumstances.log === undefined ? '' : `\n${circumstances.log}`;
    super(explain(failure, circumstances) + log, { cause: circumstances.cause });
    this.failure = failure;
    this.circumstances = circumstances;
  }
}

function explain(failure: PostgresStartFailure, { dataDir, port }: PostgresStartCircumstances): string {
  switch (failure) {
    case 'UNSUPPORTED_PLATFORM':
      return both(
        'No hay un PostgreSQL incluido para este sistema. Indica el tuyo por URL.',
        'There is no bundled PostgreSQL for this system. Point to your own by URL.',
      );
    case 'NOT_WRITABLE':
      return both(
        `No se puede escribir en ${dataDir}. Revisa los permisos o elige otra carpeta de datos.`,
        `${dataDir} cannot be written to. Check its permissions or choose another data folder.`,
      );
    case 'NOT_A_DATA_FOLDER':
      return both(
        `${dataDir} contiene archivos que no son de PostgreSQL. Elige una carpeta vacía.`,
        `${dataDir} contains files that are not PostgreSQL's. Choose an empty folder.`,
      );
    case 'OTHER_VERSION':
      return both(
        `Los datos de ${dataDir} son de otra versión de PostgreSQL. Usa la versión con que se crearon o empieza en otra carpeta.`,
        `The data in ${dataDir} belong to another version of PostgreSQL. Use the version that made them or start in another folder.`,
      );
    case 'PORT_IN_USE':
      return both(
        `El puerto ${port} está ocupado. Cierra el otro programa o elige otro puerto.`,
        `Port ${port} is in use. Close the other program or choose another port.`,
      );
    case 'DAMAGED':
      return both(
        `PostgreSQL no pudo abrir los datos de ${dataDir}: la carpeta está dañada o incompleta. Restaura una copia o muévela para empezar de nuevo.`,
        `PostgreSQL could not open the data in ${dataDir}: the folder is damaged or incomplete. Restore a copy, or move it away to start afresh.`,
      );
  }
}

function both(es: string, en: string): string {
  return `${es}\n${en}`;
}
