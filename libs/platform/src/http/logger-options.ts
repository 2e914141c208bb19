import type { Params } from 'nestjs-pino';
import type { Environment } from '../config/environment.ts';

/** Logs as JSON lines, each with the request's id; nothing that identifies a person or opens a door. */
export function loggerOptions(environment: Environment): Params {
  return {
    pinoHttp: {
      level: environment.LOG_LEVEL,
      // The id was given when the request arrived; a log line and an answer name the same one.
      genReqId: (request) => request.id,
      redact: ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'],
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          // Capability links carry their secret in the path.
          url: request.url.replace(/\?.*$/, '').replace(/\/tickets\/[^/]+/, '/tickets/…'),
        }),
        res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
      },
      autoLogging: { ignore: (request) => request.url?.startsWith('/healthz') ?? false },
      customLogLevel: (_request, response, error) =>
        error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'warn' : 'debug',
    },
  };
}
