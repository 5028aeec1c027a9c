/**
 * Redis does not respond: connection refused, cut, or no reply before the command's deadline. Whether the command took effect is unknown.
 */
export class RedisUnavailableError extends Error {
  override readonly name = 'RedisUnavailableError';

  constructor(options?: ErrorOptions) {
    const reason = options?.cause instanceof Error ? `: ${options.cause.message}` : '';
    super(`Redis does not respond${reason}`, options);
  }
}

/** The server is older than the platform supports. */
export class UnsuitableRedisError extends Error {
  override readonly name = 'UnsuitableRedisError';
  readonly version: string;
  readonly versionMin: string;

  constructor(version: string, versionMin: string) {
    super(`Redis ${version} is too old; ${versionMin} or later is needed`);
    this.version = version;
    this.versionMin = versionMin;
  }
}
