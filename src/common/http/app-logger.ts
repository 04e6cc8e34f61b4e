import type { LoggerService } from '@nestjs/common';
import { pino, stdSerializers, type Level, type Logger } from 'pino';

/**
 * The process's structured log. It names ids of requests, jobs and users, never what a person typed:
 * secrets and addresses are cut out wherever a library puts them.
 */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: { pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: withoutParameters },
    redact: {
      paths: ['*.password', '*.email', '*.token', '*.cookie', '*.authorization'],
      censor: '[removed]',
    },
  });
}

/** An error for the log. A failed query carries its parameters, in which personal data stand. */
function withoutParameters(error: Error): Record<string, unknown> {
  const { type, message, stack, code } = stdSerializers.err(error);
  return { type, message, stack, ...(code === undefined ? {} : { code }) };
}

/** Parts of Nest that tell of every module and route at start. */
const CHATTY = new Set<unknown>(['InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/** Lets Nest and everything that uses its `Logger` write to pino. */
export class AppLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(CHATTY.has(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest gives the context last, and for errors the stack before it. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? String(rest.at(-1)) : undefined;
    const more = context === undefined ? rest : rest.slice(0, -1);
    const stack = more.find((value) => typeof value === 'string');
    const thrown =
      message instanceof Error ? message : more.find((value) => value instanceof Error);
    const fields = {
      ...(context === undefined ? {} : { context }),
      ...(thrown === undefined ? {} : { err: thrown }),
      ...(stack === undefined ? {} : { stack }),
    };
    if (message instanceof Error) this.logger[level](fields, message.message);
    else if (typeof message === 'object' && message !== null) {
      this.logger[level]({ ...message, ...fields });
    } else this.logger[level](fields, String(message));
  }
}
