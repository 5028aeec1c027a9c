declare module '@20minutes/s3rver' {
  interface Context {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, string | undefined>>;
    readonly app: { allowMismatchedSignatures: boolean };
    status: number;
  }

  export default class S3rver {
    /** Of Koa, first to last. */
    readonly middleware: ((context: Context, next: () => Promise<void>) => Promise<void>)[];

    constructor(options: {
      readonly port: number;
      readonly address: string;
      readonly silent: boolean;
      readonly directory: string;
      readonly configureBuckets: readonly { readonly name: string }[];
    });
    readonly logger: { silent: boolean };
    run(): Promise<{ readonly address: string; readonly port: number }>;
    close(): Promise<void>;
  }
}
