import type { Database } from '@tertulia/persistence';

/** The statements that reach a database while something is done. */
export async function statementsOf(
  { database }: { readonly database: Pick<Database, 'orm'> },
  run: () => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = [];
  const logger = database.orm.config.getLogger();
  const before = logger.logQuery.bind(logger);
  logger.setDebugMode(['query']);
  logger.logQuery = (context) => void statements.push(context.query ?? '');
  try {
    await run();
  } finally {
    logger.logQuery = before;
    logger.setDebugMode(false);
  }
  return statements;
}
